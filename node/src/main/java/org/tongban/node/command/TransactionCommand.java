package org.tongban.node.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.StrictJson;
import org.tongban.node.command.ApiClient.Reply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tongban transaction}: reserves at another member, and commits or cancels. */
@Command(
    name = "transaction",
    mixinStandardHelpOptions = true,
    subcommands = {
      TransactionCommand.Begin.class,
      TransactionCommand.Show.class,
      TransactionCommand.All.class,
      TransactionCommand.Commit.class,
      TransactionCommand.Cancel.class
    })
final class TransactionCommand {
  /** What all of them share. */
  abstract static class OverApi implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofSeconds(45);

    @Mixin private final ApiOptions api = new ApiOptions();

    @Option(
        names = {"-o", "--output"},
        paramLabel = "table|json",
        defaultValue = "table",
        descriptionKey = "option.output")
    private OutputFormat output;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      var key = key();
      var line = spec.commandLine();
      var report = new TransactionReport(messages(), output, line.getOut(), line.getErr());
      return report.print(reply(api.client(LONGEST), key), key);
    }

    abstract Reply reply(ApiClient client, String key);

    /** Under which it may be repeated; empty where it may be anyway. */
    String key() {
      return "";
    }

    Messages messages() {
      return Messages.of(spec);
    }

    MessageId id(String text) {
      try {
        return MessageId.parse(text);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), messages().text("transaction.id.rule"), e);
      }
    }

    String service(String text) {
      try {
        return new ServiceId(text).value();
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), messages().text("ask.service.rule"), e);
      }
    }
  }

  /** Reserves. */
  @Command(name = "begin", mixinStandardHelpOptions = true)
  static final class Begin extends OverApi {
    @Parameters(paramLabel = "SERVICE", descriptionKey = "transaction.service")
    private String service;

    @Mixin private final AskRequest request = new AskRequest();

    @Option(names = "--idempotency-key", paramLabel = "KEY", descriptionKey = "ask.idempotency-key")
    private String key;

    @Override
    String key() {
      return key == null ? UUID.randomUUID().toString() : key;
    }

    @Override
    Reply reply(ApiClient client, String idempotencyKey) {
      return client.beginTransaction(service(service), request.json(messages()), idempotencyKey);
    }
  }

  /** How far one has come. */
  @Command(name = "show", mixinStandardHelpOptions = true)
  static final class Show extends OverApi {
    @Parameters(paramLabel = "ID", descriptionKey = "transaction.id")
    private String id;

    @Override
    Reply reply(ApiClient client, String key) {
      return client.transaction(id(id));
    }
  }

  /** The caller's latest. */
  @Command(name = "list", mixinStandardHelpOptions = true)
  static final class All extends OverApi {
    @Override
    Reply reply(ApiClient client, String key) {
      return client.transactions();
    }
  }

  /** Decides that it is to be. */
  @Command(name = "commit", mixinStandardHelpOptions = true)
  static final class Commit extends OverApi {
    @Parameters(paramLabel = "ID", descriptionKey = "transaction.id")
    private String id;

    @Option(names = "--body", paramLabel = "FILE", descriptionKey = "transaction.body")
    private Path body;

    @Override
    Reply reply(ApiClient client, String key) {
      var said = JsonNodeFactory.instance.objectNode();
      if (body != null) {
        said.set("body", RequestFile.read(body, messages()));
      }
      return client.decide(id(id), "commit", StrictJson.write(said));
    }
  }

  /** Decides that it is not to be. */
  @Command(name = "cancel", mixinStandardHelpOptions = true)
  static final class Cancel extends OverApi {
    @Parameters(paramLabel = "ID", descriptionKey = "transaction.id")
    private String id;

    @Override
    Reply reply(ApiClient client, String key) {
      return client.decide(id(id), "cancel", new byte[0]);
    }
  }
}

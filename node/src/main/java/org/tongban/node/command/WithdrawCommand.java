package org.tongban.node.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.StrictJson;
import org.tongban.core.message.Withdrawal;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code tongban withdraw}: takes back an ask that is not answered yet. */
@Command(name = "withdraw", mixinStandardHelpOptions = true)
final class WithdrawCommand implements Callable<Integer> {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  @Parameters(paramLabel = "ID", descriptionKey = "withdraw.id")
  private String id;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "no-longer-needed|authorization-revoked",
      converter = Words.class,
      descriptionKey = "withdraw.reason")
  private Withdrawal reason;

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
    var messages = Messages.of(spec);
    var line = spec.commandLine();
    var json = JsonNodeFactory.instance.objectNode().put("reason", reason.name());
    var reply = api.client(LONGEST).withdraw(exchange(messages), StrictJson.write(json));
    var code = new AskReport(messages, output, line.getOut(), line.getErr()).print(reply, "");
    return reply.problem() ? code : ExitCodes.GOOD;
  }

  private MessageId exchange(Messages messages) {
    try {
      return MessageId.parse(id);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), messages.text("proof.id.rule"), e);
    }
  }

  /** As people write words at a prompt. */
  static final class Words implements ITypeConverter<Withdrawal> {
    @Override
    public Withdrawal convert(String word) {
      try {
        return Withdrawal.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException("no-longer-needed, authorization-revoked");
      }
    }
  }
}

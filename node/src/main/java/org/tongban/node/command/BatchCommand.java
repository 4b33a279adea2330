package org.tongban.node.command;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;
import org.tongban.node.command.ApiClient.Reply;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tongban batch}: asks about many people at once, and what became of each. */
@Command(name = "batch", mixinStandardHelpOptions = true)
final class BatchCommand implements Callable<Integer> {
  /** Taking a million rows in takes its time. */
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private static final long PAUSE = 1_000;

  @Parameters(paramLabel = "SERVICE|ID", descriptionKey = "batch.what")
  private String what;

  @Option(names = "--file", paramLabel = "FILE", descriptionKey = "batch.file")
  private Path file;

  @Option(names = "--charset", paramLabel = "utf-8|gb18030", descriptionKey = "batch.charset")
  private String charset = "utf-8";

  @Option(names = "--with", paramLabel = "NAME=VALUE", descriptionKey = "batch.with")
  private Map<String, String> with = Map.of();

  @Option(names = "--wait", descriptionKey = "batch.wait")
  private boolean wait;

  @ArgGroup private Step step;

  @Option(names = "--results", paramLabel = "FILE", descriptionKey = "batch.results")
  private Path results;

  @Option(names = "--errors", paramLabel = "FILE", descriptionKey = "batch.errors")
  private Path errors;

  @Mixin private final ApiOptions api = new ApiOptions();

  @Option(names = "--idempotency-key", paramLabel = "KEY", descriptionKey = "ask.idempotency-key")
  private String idempotencyKey;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "table|json",
      defaultValue = "table",
      descriptionKey = "option.output")
  private OutputFormat output;

  @Spec private CommandSpec spec;

  /** What is done with one that runs. */
  static final class Step {
    @Option(names = "--pause", descriptionKey = "batch.pause")
    private boolean pause;

    @Option(names = "--resume", descriptionKey = "batch.resume")
    private boolean resume;

    @Option(names = "--cancel", descriptionKey = "batch.cancel")
    private boolean cancel;

    String name() {
      if (pause) {
        return "pause";
      }
      return resume ? "resume" : cancelled();
    }

    private String cancelled() {
      return cancel ? "cancel" : "";
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    var messages = Messages.of(spec);
    var known = id();
    var key = idempotencyKey == null ? UUID.randomUUID().toString() : idempotencyKey;
    var first = known.isPresent() ? steered(known.get()) : begun(messages, key);
    var line = spec.commandLine();
    var report = new BatchReport(messages, output, line.getOut(), line.getErr());
    var reply = first.problem() ? first : awaited(first, report);
    if (!reply.problem()) {
      save(reply, "results", results);
      save(reply, "errors", errors);
    }
    return report.print(reply, known.isPresent() ? "" : key);
  }

  private ApiClient client() {
    return api.client(LONGEST);
  }

  private Reply steered(MessageId id) {
    return step == null ? client().batch(id) : client().batch(id, step.name());
  }

  private Reply begun(Messages messages, String key) {
    if (file == null || !Files.isReadable(file)) {
      throw new ParameterException(spec.commandLine(), messages.text("batch.file.needed"));
    }
    boolean table = file.toString().endsWith(".csv");
    var type = (table ? "text/csv" : "application/x-ndjson") + ";charset=" + charset;
    var query =
        with.entrySet().stream()
            .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
            .collect(Collectors.joining("&", "?", ""));
    return client().beginBatch(service(messages) + query, type, file, key);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Reply awaited(Reply first, BatchReport report) throws InterruptedException {
    var reply = first;
    while (wait && "RUNNING".equals(reply.document().path("state").asText())) {
      report.progress(reply.document());
      Thread.sleep(PAUSE);
      reply = client().batch(MessageId.parse(reply.document().path("batch").asText()));
    }
    return reply;
  }

  private void save(Reply reply, String what, Path to) {
    if (to != null) {
      var path = reply.document().at("/links/" + what).asText();
      client().download(path, type(what, to), to, "batch.refused");
    }
  }

  /** Faults are lines only; results are what the file's name says. */
  private static String type(String what, Path to) {
    var name = to.toString().toLowerCase(Locale.ROOT);
    if (what.equals("results") && name.endsWith(".csv")) {
      return "text/csv";
    }
    return what.equals("results") && name.endsWith(".xlsx")
        ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        : "application/x-ndjson";
  }

  private Optional<MessageId> id() {
    try {
      return Optional.of(MessageId.parse(what));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  private String service(Messages messages) {
    try {
      return new ServiceId(what).value();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), messages.text("ask.service.rule"), e);
    }
  }
}

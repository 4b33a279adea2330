package org.tongban.node.command;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tongban journal export}: fetches entries of a running node's journal in a signed file. */
@Command(name = "export", mixinStandardHelpOptions = true)
final class JournalExportCommand implements Callable<Integer> {
  private static final Duration LONGEST = Duration.ofSeconds(120);

  @Mixin private final ApiOptions api = new ApiOptions();

  @Option(names = "--from", paramLabel = "DAY", descriptionKey = "journal.export.from")
  private String from;

  @Option(names = "--to", paramLabel = "DAY", descriptionKey = "journal.export.to")
  private String to;

  @Option(names = "--where", paramLabel = "NAME=VALUE", descriptionKey = "journal.export.where")
  private Map<String, String> where = new TreeMap<>();

  @Option(
      names = "--form",
      paramLabel = "csv|json",
      defaultValue = "csv",
      descriptionKey = "journal.export.form")
  private String form;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      descriptionKey = "journal.export.out")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var messages = Messages.of(spec);
    var parameters = new TreeMap<>(where);
    parameters.put("form", form);
    if (from != null) {
      parameters.put("from", from);
    }
    if (to != null) {
      parameters.put("to", to);
    }
    var query =
        parameters.entrySet().stream()
            .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
            .collect(Collectors.joining("&"));
    var file = api.client(LONGEST).file("api/v1/journal/export?" + query, "journal.export.refused");
    FetchedFile.write(out, file, messages);
    spec.commandLine().getOut().println(messages.text("proof.written", out, file.length));
    return ExitCodes.GOOD;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

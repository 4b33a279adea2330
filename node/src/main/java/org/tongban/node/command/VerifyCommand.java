package org.tongban.node.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tongban.core.proof.Anchors;
import org.tongban.core.proof.CheckResult;
import org.tongban.core.proof.Container;
import org.tongban.core.proof.ProofReport;
import org.tongban.core.proof.ProofVerifier;
import org.tongban.core.seal.CryptoProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tongban verify}: every check of a proof in plain words, without any node. */
@Command(name = "verify", mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", descriptionKey = "verify.file")
  private Path file;

  @Option(names = "--anchors", paramLabel = "DIR", descriptionKey = "verify.anchors")
  private Path anchors;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "table|json",
      defaultValue = "table",
      descriptionKey = "option.output")
  private OutputFormat output;

  @Option(names = "--json", descriptionKey = "verify.json")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var messages = Messages.of(spec);
    var report = new ProofVerifier(CryptoProvider.choose(), read(messages)).verify(bytes(messages));
    if (json || output == OutputFormat.json) {
      spec.commandLine().getOut().println(OutputFormat.pretty(json(report, messages)));
    } else {
      table(report, messages, spec.commandLine().getOut());
    }
    return report.good() ? ExitCodes.GOOD : ExitCodes.NEGATIVE;
  }

  private Anchors read(Messages messages) {
    if (anchors == null) {
      return Anchors.NONE;
    }
    try {
      return Anchors.read(anchors);
    } catch (IOException | CertificateException e) {
      throw new CommandFailedException(
          ExitCodes.USAGE, messages.text("verify.anchors.unreadable", anchors));
    }
  }

  private byte[] bytes(Messages messages) {
    try {
      if (Files.size(file) > Container.LARGEST) {
        throw new CommandFailedException(
            ExitCodes.NEGATIVE, messages.text("proof.reason.TOO_LARGE"));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new CommandFailedException(ExitCodes.USAGE, messages.text("file.unreadable", file));
    }
  }

  private static void table(ProofReport report, Messages messages, PrintWriter out) {
    var rows = new LinkedHashMap<String, String>();
    for (var result : report.results()) {
      rows.put(
          messages.text("proof.check." + result.check().name()),
          messages.text("proof.state." + result.state().name()) + "  " + words(result, messages));
    }
    OutputFormat.columns(rows, out);
    out.println();
    out.println(verdict(report, messages));
  }

  private static String verdict(ProofReport report, Messages messages) {
    Optional<CheckResult> failed = report.failed();
    if (failed.isPresent()) {
      var check = messages.text("proof.check." + failed.get().check().name());
      return messages.text("verify.bad", check);
    }
    return messages.text(report.good() ? "verify.good" : "verify.open");
  }

  private static String words(CheckResult result, Messages messages) {
    var values = result.values().toArray();
    if (result.state() == CheckResult.State.OK) {
      return messages.text("proof.ok." + result.check().name(), values);
    }
    var about = result.values().isEmpty() ? "" : " (" + result.values().get(0) + ")";
    return messages.text("proof.reason." + result.reason().name()) + about;
  }

  private static JsonNode json(ProofReport report, Messages messages) {
    var document = JsonNodeFactory.instance.objectNode();
    document.put("good", report.good());
    var checks = document.putArray("checks");
    for (var result : report.results()) {
      var check = checks.addObject();
      check.put("check", result.check().name()).put("state", result.state().name());
      check.put("reason", result.reason().name());
      result.values().forEach(check.putArray("values")::add);
      check.put("text", words(result, messages));
    }
    return document;
  }
}

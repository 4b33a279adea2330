package org.tongban.node.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.StreamSupport;
import org.tongban.core.message.StrictJson;
import org.tongban.core.proof.CheckResult;
import org.tongban.core.proof.ProofReason;
import org.tongban.node.demo.register.Region;

/** Leaves one proof of each exchange, and verifies it as somebody without a node would. */
final class DemoProofs {
  private final DemoLayout layout;
  private final CommandRunner commands;
  private final DemoReport report;

  DemoProofs(DemoLayout layout, CommandRunner commands, DemoReport report) {
    this.layout = layout;
    this.commands = commands;
    this.report = report;
  }

  /**
   * An exchange and whose node asked.
   *
   * @param id empty where nothing was signed, so that there is nothing to prove
   */
  record Exchange(Region from, String id) {}

  void keep(List<Exchange> exchanges) {
    var signed = exchanges.stream().filter(exchange -> !exchange.id().isEmpty()).toList();
    for (var exchange : signed) {
      var fetched = fetch(exchange);
      report.check(fetched.exitCode() == 0, "no proof: " + fetched.err().strip());
      if (fetched.exitCode() == 0) {
        var verified = verify(exchange);
        report.check(good(verified), "proof of " + exchange.id() + "\n" + verified.out());
      }
    }
    report.line("proofs: " + signed.size() + " in " + layout.proof("x").getParent());
  }

  private CommandRunner.Result fetch(Exchange exchange) {
    var file = layout.proof(exchange.id());
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException("the proofs can't be written", e);
    }
    return commands.run(
        "proof",
        exchange.id(),
        "--node",
        layout.api(exchange.from()),
        "--token-file",
        layout.token(exchange.from()).toString(),
        "--out",
        file.toString());
  }

  /** All is good, but that a relay's refusal names the bytes that it could not open. */
  private static boolean good(CommandRunner.Result verified) {
    var checks = StrictJson.parse(verified.out().getBytes(StandardCharsets.UTF_8)).path("checks");
    return !checks.isEmpty()
        && StreamSupport.stream(checks.spliterator(), false)
            .allMatch(
                check ->
                    check.path("state").asText().equals(CheckResult.State.OK.name())
                        || check.path("reason").asText().equals(ProofReason.WIRE_NOT_KEPT.name()));
  }

  private CommandRunner.Result verify(Exchange exchange) {
    return commands.run(
        "verify",
        layout.proof(exchange.id()).toString(),
        "--anchors",
        layout.certificates().toString(),
        "--json");
  }
}

package org.tongban.harness.partner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.tongban.harness.Simulation;
import org.tongban.harness.scenario.Scenario;
import org.tongban.harness.scenario.ScenarioFile;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.demo.CommandRunner;

/** A federation of one suspended member, with its operator's key, for simulated regions to join. */
public record EmptyFederation(Path folder) {
  private static final Path SCHEMAS = Path.of("..", "schemas");
  private static final String SOURCE =
      """
      federation: test
      version: 1
      validDays: 1
      members:
        - code: "110000"
          name: {zh: 暂停的成员, en: suspended}
          creditCode: "113714990000020147"
          prefixes: ["11"]
          endpoints: ["https://127.0.0.1:9/peer/v1/messages"]
          status: suspended
          services: []
          keys:
            - {use: sign, certificate: 110000/sign.crt.pem}
            - {use: tls, certificate: 110000/tls.crt.pem}
            - {use: encrypt, certificate: 110000/encrypt.crt.pem}
      agreements: []
      """;

  /** Makes the operator's key and signs the directory. */
  public static EmptyFederation make(Path folder) {
    CommandRunner commands = TongbanCommand::inThisProcess;
    var certs = folder.resolve("certs").toString();
    var source = folder.resolve("directory.yaml");
    commands.must("certs", "make", "--force", "--out", certs, "--member", "110000");
    try {
      Files.writeString(source, SOURCE, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    commands.must(
        "directory",
        "sign",
        "--source",
        source.toString(),
        "--certs",
        certs,
        "--key",
        Path.of(certs, "operator.key.pem").toString(),
        "--out",
        folder.resolve("directory.jws").toString());
    commands.must(
        "catalogue",
        "release",
        "--schemas",
        SCHEMAS.toString(),
        "--key",
        Path.of(certs, "operator.key.pem").toString(),
        "--out",
        folder.resolve("catalogue.jws").toString());
    return new EmptyFederation(folder);
  }

  /** Has the regions of a scenario join. */
  public Simulation play(Path scenario) throws IOException {
    return play(ScenarioFile.read(scenario));
  }

  /** Has the regions of a scenario join. */
  public Simulation play(Scenario scenario) {
    return Simulation.start(
        scenario, folder, folder.resolve("regions"), SCHEMAS, 0, Clock.systemUTC());
  }
}

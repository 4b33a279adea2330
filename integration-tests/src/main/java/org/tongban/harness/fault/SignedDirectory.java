package org.tongban.harness.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.tongban.core.message.StrictJson;
import org.tongban.node.demo.CommandRunner;
import org.tongban.node.demo.DemoLayout;
import org.tongban.node.demo.RelayOffice;

/**
 * The directory of the two nodes, in which the answering one is reached over the line; as a file
 * that they watch, and for the web server that they pull from.
 */
final class SignedDirectory {
  private final DemoLayout layout;
  private final CommandRunner commands;
  private final int line;

  /**
   * @param line port at which the answering node is reached
   */
  SignedDirectory(DemoLayout layout, CommandRunner commands, int line) {
    this.layout = layout;
    this.commands = commands;
    this.line = line;
  }

  private Path watched() {
    return layout.federation().resolve("directory.jws");
  }

  private Path pulled() {
    return layout.federation().resolve("pulled.jws");
  }

  /** Signs it anew, higher than any before, for the file that the nodes watch. */
  void publish() {
    sign(watched());
  }

  /** Signs it at this moment, for the web server. */
  byte[] fresh() {
    sign(pulled());
    try {
      return Files.readAllBytes(pulled());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void sign(Path out) {
    layNewest(out);
    var certificates = layout.federation().resolve("certs");
    var arguments = new ArrayList<>(List.of("directory", "sign", "--next-version"));
    arguments.addAll(List.of("--out", out.toString(), "--source"));
    arguments.add(layout.home().resolve("node-config").resolve("directory.yaml").toString());
    arguments.addAll(List.of("--certs", certificates.toString(), "--key"));
    arguments.add(certificates.resolve("operator.key.pem").toString());
    for (var member : RelayOffice.andRegions()) {
      var address =
          member == Bed.ANSWERING
              ? "https://127.0.0.1:" + line + "/peer/v1/messages"
              : layout.endpoint(member);
      arguments.addAll(List.of("--set-endpoint", member.code() + "=" + address));
    }
    commands.must(arguments.toArray(String[]::new));
  }

  /** What is signed next gets the version after the highest. */
  private void layNewest(Path out) {
    var newest =
        Stream.of(watched(), pulled())
            .filter(Files::exists)
            .max(Comparator.comparing(SignedDirectory::version))
            .orElseThrow();
    try {
      if (!newest.equals(out)) {
        Files.copy(newest, out, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long version(Path signed) {
    try {
      var payload = Files.readString(signed).split("\\.", -1)[1];
      return StrictJson.parse(Base64.getUrlDecoder().decode(payload)).path("version").longValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

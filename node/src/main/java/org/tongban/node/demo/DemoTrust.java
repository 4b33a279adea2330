package org.tongban.node.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.tongban.node.demo.register.DemoMember;
import org.tongban.node.demo.register.Region;

/**
 * Keys, certificates, signed directory and catalogue, and bearer tokens of a demonstration, made
 * once.
 */
public final class DemoTrust {
  private static final List<String> KEYS =
      List.of("sign", "tls", "encrypt", "sign.sm2", "encrypt.sm2");

  private static final List<String> STORAGE_KEYS =
      List.of("journal.key.pem", "journal.sm4.key.pem");

  private final DemoLayout layout;
  private final CommandRunner commands;

  public DemoTrust(DemoLayout layout, CommandRunner commands) {
    this.layout = layout;
    this.commands = commands;
  }

  /** Makes what is missing; the directory is signed anew, a catalogue that changed too. */
  public void make() {
    try {
      var certificates = layout.federation().resolve("certs");
      if (!Files.exists(certificates.resolve("operator.key.pem"))
          || !Files.exists(certificates.resolve("authority.sm2.crt.pem"))
          || !Files.exists(certificates.resolve("timestamp.key.pem"))
          || !Files.exists(certificates.resolve(RelayOffice.DISTRICT_WITHOUT_RULE))
          || !Files.exists(storageKey(certificates))) {
        makeCertificates(certificates);
      }
      if (layout.suite() == DemoSuite.MIXED) {
        Sm2Alone.writeSettings(
            layout.example(DemoSuite.SM2_ALONE), layout.config(DemoSuite.SM2_ALONE));
      }
      signDirectory(certificates);
      releaseCatalogue(certificates);
      for (var member : RelayOffice.andRegions()) {
        copyKeys(certificates, member);
      }
      for (var region : Region.values()) {
        makeToken(region);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the demonstration's folder can't be written", e);
    }
  }

  private static Path storageKey(Path certificates) {
    return certificates.resolve(RelayOffice.DISTRICT_WITHOUT_RULE).resolve(STORAGE_KEYS.get(0));
  }

  private void makeCertificates(Path certificates) throws IOException {
    Files.createDirectories(layout.federation());
    // signed by a key that is about to go
    Files.deleteIfExists(layout.federation().resolve("directory.jws"));
    var arguments =
        new ArrayList<>(List.of("certs", "make", "--force", "--out", certificates.toString()));
    for (var member : RelayOffice.andRegions()) {
      arguments.addAll(List.of("--member", member.code()));
    }
    arguments.addAll(List.of("--member", RelayOffice.DISTRICT_WITHOUT_RULE));
    commands.must(arguments.toArray(String[]::new));
  }

  /**
   * Signed anew at each start, because the ports may have changed; higher than whatever lies there,
   * which a node may have seen.
   */
  private void signDirectory(Path certificates) throws IOException {
    var out = layout.federation().resolve("directory.jws");
    var arguments =
        new ArrayList<>(
            List.of(
                "directory",
                "sign",
                "--next-version",
                "--source",
                source().toString(),
                "--certs",
                certificates.toString(),
                "--key",
                certificates.resolve("operator.key.pem").toString(),
                "--out",
                out.toString()));
    for (var member : RelayOffice.andRegions()) {
      arguments.addAll(List.of("--set-endpoint", member.code() + "=" + layout.endpoint(member)));
    }
    commands.must(arguments.toArray(String[]::new));
    copy(certificates.resolve("operator.crt.pem"), layout.federation().resolve("operator.crt.pem"));
  }

  private Path source() {
    var example = layout.home().resolve("node-config").resolve("directory.yaml");
    if (layout.suite() != DemoSuite.MIXED) {
      return example;
    }
    var mixed = layout.data().resolve("settings").resolve("directory.yaml");
    Sm2Alone.writeDirectory(example, DemoSuite.SM2_ALONE, mixed);
    return mixed;
  }

  /**
   * Whoever edits a contract in a demonstration wants to see it work, so each release is the first.
   */
  private void releaseCatalogue(Path certificates) throws IOException {
    var schemas = layout.home().resolve("schemas").toString();
    var operator = layout.federation().resolve("operator.crt.pem").toString();
    var out = layout.release();
    if (Files.exists(out)
        && commands
                .run(
                    "catalogue",
                    "show",
                    "--schemas",
                    schemas,
                    "--file",
                    out.toString(),
                    "--operator",
                    operator)
                .exitCode()
            == 0) {
      return;
    }
    Files.deleteIfExists(out);
    var key = certificates.resolve("operator.key.pem").toString();
    commands.must(
        "catalogue", "release", "--schemas", schemas, "--key", key, "--out", out.toString());
  }

  private void copyKeys(Path certificates, DemoMember member) throws IOException {
    var from = certificates.resolve(member.code());
    var to = Files.createDirectories(layout.nodeData(member).resolve("keys"));
    for (var name : KEYS) {
      copy(from.resolve(name + ".key.pem"), to.resolve(name + ".key.pem"));
      copy(from.resolve(name + ".crt.pem"), to.resolve(name + ".crt.pem"));
    }
    for (var name : STORAGE_KEYS) {
      // once: with another the node could not read its own journal
      if (!Files.exists(to.resolve(name))) {
        copy(from.resolve(name), to.resolve(name));
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
  }

  /** The token for the clerk, its hash for the node. */
  private void makeToken(Region region) throws IOException {
    var file = layout.token(region);
    var known = file.resolveSibling("callers.yaml");
    if (Files.exists(file) && Files.exists(known)) {
      return;
    }
    Files.deleteIfExists(file);
    Files.deleteIfExists(known);
    var arguments = new ArrayList<>(List.of("callers", "add", "clerk", "--out", file.toString()));
    arguments.addAll(List.of("--config", layout.config(region).toString()));
    arguments.addAll(List.of("--data", layout.nodeData(region).toString()));
    arguments.addAll(List.of("--unit", "civil-affairs", "--operator", "clerk-1"));
    arguments.addAll(List.of("--role", "operator,administrator,auditor,desk,events"));
    commands.must(arguments.toArray(String[]::new));
  }
}

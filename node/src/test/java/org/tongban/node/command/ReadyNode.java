package org.tongban.node.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The shipped settings of 310118 with keys of a demonstration authority and a signed directory. */
final class ReadyNode {
  static final Path CONFIG = Path.of("../node-config").toAbsolutePath().normalize();
  private static final String CODE = "310118";

  private final Path folder;
  private Path config = CONFIG.resolve(CODE);

  private ReadyNode(Path folder) {
    this.folder = folder;
  }

  static ReadyNode in(Path folder, int days) throws IOException {
    var node = new ReadyNode(folder);
    Terminal.english().run("certs", "make", "--out=" + node.certs(), "--days=" + days);
    for (var use : List.of("sign", "tls", "encrypt", "sign.sm2", "encrypt.sm2")) {
      node.give(CODE, use, use);
    }
    node.signDirectory();
    Files.copy(node.certs().resolve("operator.crt.pem"), node.operator());
    return node;
  }

  void signDirectory() {
    Terminal.english()
        .run(
            "directory",
            "sign",
            "--source=" + CONFIG.resolve("directory.yaml"),
            "--certs=" + certs(),
            "--key=" + certs().resolve("operator.key.pem"),
            "--out=" + directory(),
            "--next-version");
  }

  Path certs() {
    return folder.resolve("certs");
  }

  Path data() {
    return folder.resolve(CODE);
  }

  Path key(String name) {
    return data().resolve("keys").resolve(name);
  }

  Path directory() {
    return folder.resolve("federation/directory.jws");
  }

  Path operator() {
    return folder.resolve("federation/operator.crt.pem");
  }

  /** Copies a member's pair to where the settings want one. */
  void give(String member, String from, String to) throws IOException {
    Files.createDirectories(data().resolve("keys"));
    for (var end : List.of(".key.pem", ".crt.pem")) {
      Files.copy(
          certs().resolve(member).resolve(from + end),
          key(to + end),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  /** From now on with an authority whose lists are believed. */
  void believe(Path authority) throws IOException {
    var yaml = Files.readString(config.resolve("node.yaml"));
    var section =
        "\n  revocation:\n    authorities: ['%s']\n    listsFrom: [http://127.0.0.1/a.crl]\n"
            .formatted(authority);
    config = Files.createDirectories(folder.resolve("config"));
    Files.writeString(config.resolve("node.yaml"), yaml.replace("\n  revocation:\n", section));
  }

  /** A command with this node's settings. */
  int run(Terminal terminal, List<String> command, String... more) {
    var arguments = new ArrayList<>(command);
    arguments.addAll(options());
    arguments.addAll(List.of(more));
    return terminal.run(arguments.toArray(String[]::new));
  }

  List<String> options() {
    return List.of("--config=" + config, "--data=" + data());
  }
}

package org.tongban.it.federation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.springframework.util.FileSystemUtils;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.demo.CommandRunner;
import org.tongban.node.demo.register.Region;
import org.tongban.node.keeper.KeyKeeper;

/** Exchanges every key of some members of the running federation, step by step. */
public final class Rotation {
  private static final CommandRunner COMMANDS = TongbanCommand::inThisProcess;

  private final Federation federation;
  private final List<Region> members;
  private final Path certs;
  private final Path source;
  private final String before;

  /** Makes new keys that nobody has yet. */
  public Rotation(Federation federation, List<Region> members) {
    this.federation = federation;
    this.members = members;
    this.certs = federation.layout().federation().resolve("certs");
    this.source = federation.layout().home().resolve("node-config").resolve("directory.yaml");
    this.before = read(source);
    var codes = String.join(",", members.stream().map(Region::code).toList());
    COMMANDS.must("certs", "make", "--out", certs.resolve("fresh").toString(), "--member", codes);
  }

  /** A directory with both keys for each use. */
  public void publishBoth() {
    publish("$1$2$1fresh/$2");
  }

  /** A directory with the new keys only. */
  public void publishTheNewOnly() {
    publish("$1fresh/$2");
  }

  /** The directory as it was, and no new keys, for the tests that follow. */
  public void undo() {
    write(source, before);
    federation.publish();
    for (var member : members) {
      try {
        FileSystemUtils.deleteRecursively(next(member));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      look(member);
    }
  }

  private void publish(String lines) {
    var text = before;
    for (var member : members) {
      var key = "(      - \\{use: \\w+, (?:suite: SM2, )?certificate: )(" + member.code();
      text = text.replaceAll(key + "/\\S+\\}\n)", lines);
    }
    write(source, text);
    federation.publish();
  }

  /** Lays the new keys beside those of the running node. */
  public void give(Region member) {
    try {
      Files.createDirectories(next(member));
      try (var files = Files.list(certs.resolve("fresh").resolve(member.code()))) {
        for (var file : files.toList()) {
          var to = next(member).resolve(file.getFileName());
          Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    look(member);
  }

  /** A change counts when two looks see it alike. */
  private void look(Region member) {
    federation.part(member, KeyKeeper.class).refresh();
    federation.part(member, KeyKeeper.class).refresh();
  }

  /** Whether the node signs, in both suites, and shows itself with its new keys. */
  public boolean isDone(Region member) {
    var keys = federation.part(member, KeyKeeper.class).get();
    return keys.thumbprints(KeyUse.SIGN, Suite.ES256).indexOf(signer(member, Suite.ES256)) == 1
        && keys.thumbprints(KeyUse.SIGN, Suite.SM2).indexOf(signer(member, Suite.SM2)) == 1
        && keys.thumbprints(KeyUse.TLS, Suite.ES256).indexOf(keys.tls().thumbprint()) == 1;
  }

  private String signer(Region member, Suite suite) {
    return federation
        .part(member, KeyKeeper.class)
        .get()
        .signingThumbprint(suite)
        .orElse("none in force");
  }

  private Path next(Region member) {
    return federation.layout().nodeData(member).resolve("keys").resolve("next");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

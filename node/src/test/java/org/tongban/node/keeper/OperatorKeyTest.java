package org.tongban.node.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.SignedDocuments;
import org.tongban.node.TurnedClock;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.settings.SettingsException;
import org.tongban.node.settings.SettingsFile;

/** The operator exchanges its key; nodes follow without having anything changed by hand. */
class OperatorKeyTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Instant NOW = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);

  @TempDir private static Path certs;
  @TempDir private static Path later;
  @TempDir private Path folder;
  private final TurnedClock clock = new TurnedClock(NOW);
  private Path file;
  private Path changes;

  @BeforeAll
  static void certificates() {
    run("certs", "make", "--out", certs.toString(), "--force");
    run("certs", "make", "--out", later.toString(), "--force");
  }

  @BeforeEach
  void aDirectoryOfTheFirstKey() throws IOException {
    file = folder.resolve("directory.jws");
    changes = folder.resolve("operator.jws");
    sign(5, certs);
  }

  private static void run(String... arguments) {
    var result = TongbanCommand.inThisProcess(arguments);
    assertThat(result.exitCode()).as(result.err()).isZero();
  }

  private void sign(long version, Path operator) throws IOException {
    var yaml = Files.readString(Path.of("../node-config/directory.yaml"), StandardCharsets.UTF_8);
    var source = folder.resolve("directory.yaml");
    Files.writeString(source, yaml.replaceFirst("\nversion: [0-9]+", "\nversion: " + version));
    Files.deleteIfExists(file);
    run(
        "directory",
        "sign",
        "--source=" + source,
        "--certs=" + certs,
        "--key=" + operator.resolve("operator.key.pem"),
        "--out=" + file);
  }

  private int change(Path out, Path from, Path to) {
    return TongbanCommand.inThisProcess(
            "directory",
            "operator",
            "--federation=yrd-demonstration",
            "--new-certificate=" + to.resolve("operator.crt.pem"),
            "--key=" + from.resolve("operator.key.pem"),
            "--from=" + NOW.plus(DAY),
            "--until=" + NOW.plus(DAY.multipliedBy(3)),
            "--out=" + out)
        .exitCode();
  }

  private DirectoryKeeper start() throws IOException {
    return start("");
  }

  private DirectoryKeeper start(String more) throws IOException {
    var yaml = Files.readString(Path.of("../node-config/310118/node.yaml"));
    Files.writeString(
        folder.resolve("node.yaml"), yaml.replace("\nfederation:\n", "\nfederation:\n" + more));
    try {
      var settings =
          SettingsFile.read(
              folder.resolve("node.yaml"),
              Map.of(
                  "data", folder.resolve("data").toString(),
                  "federation.operator", certs.resolve("operator.crt.pem").toString(),
                  "federation.directory", file.toString()));
      return new DirectoryKeeper(
          settings, new SignedDocuments(CryptoProvider.bouncyCastle()), clock);
    } catch (SettingsException e) {
      throw new AssertionError(e.problems().toString(), e);
    }
  }

  private static long look(DirectoryKeeper keeper) {
    keeper.refresh();
    keeper.refresh();
    return keeper.held().directory().version();
  }

  @Test
  void theNextKeyIsBelievedFromItsDayOnAndTheOldOneUpToItsEnd() throws IOException {
    // Given
    var keeper = start();
    assertThat(change(changes, certs, later)).isZero();

    // When // Then
    sign(6, later);
    assertThat(look(keeper)).isEqualTo(5);
    assertThat(keeper.problem().orElseThrow()).contains("not signed by the operator");
    clock.turn(DAY.multipliedBy(2));
    sign(7, later);
    assertThat(look(keeper)).isEqualTo(7);
    sign(8, certs);
    assertThat(look(keeper)).isEqualTo(8);
    clock.turn(DAY);
    sign(9, certs);
    assertThat(look(keeper)).isEqualTo(8);
    assertThat(keeper.problem().orElseThrow()).contains("not signed by the operator");
    sign(10, later);
    assertThat(look(keeper)).isEqualTo(10);
  }

  @Test
  void aChangeOnceBelievedCanNotBeTakenBack() throws IOException {
    // Given
    change(changes, certs, later);
    clock.turn(DAY.multipliedBy(4));
    sign(6, later);
    assertThat(start().held().directory().version()).isEqualTo(6);

    // When
    Files.delete(changes);
    sign(7, certs);

    // Then
    assertThatThrownBy(this::start)
        .isInstanceOf(NotTakenException.class)
        .hasMessageContaining("operator.jws", "but this node has had yrd-demonstration 1");
  }

  @Test
  void aForgedChangeLeavesTheDirectoryInForce() throws IOException {
    // Given
    var keeper = start();
    Files.writeString(changes, "e30.e30.AAAA\n");
    sign(6, certs);

    // Then
    assertThat(look(keeper)).isEqualTo(5);
    assertThat(keeper.problem().orElseThrow()).contains("operator.jws");
  }

  @Test
  void changesArePulledBeforeTheDirectoryThatNeedsThem() throws IOException {
    // Given
    var web = Files.createDirectories(folder.resolve("web"));
    try (var server = new WebFolder(web)) {
      var keeper = start("  directoryFrom: ['" + server.address() + "']\n  pullEvery: 1h\n");
      keeper.pull();
      change(web.resolve("operator.jws"), certs, later);
      clock.turn(DAY.multipliedBy(4));
      sign(6, later);
      Files.move(file, web.resolve("directory.jws"));
      sign(5, certs);

      // When
      keeper.pull();

      // Then
      assertThat(keeper.pullProblems()).isEmpty();
      assertThat(look(keeper)).isEqualTo(6);
    }
  }

  @Test
  void theFileGoesOnFromTheLastKeyOnly() {
    // Given
    assertThat(change(changes, certs, later)).isZero();

    // Then
    assertThat(change(changes, certs, later)).isEqualTo(5);
    assertThat(change(changes, later, certs)).isZero();
  }
}

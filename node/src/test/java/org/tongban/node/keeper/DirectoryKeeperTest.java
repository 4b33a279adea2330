package org.tongban.node.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.SignedDocuments;
import org.tongban.node.TurnedClock;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.settings.Settings;
import org.tongban.node.settings.SettingsException;
import org.tongban.node.settings.SettingsFile;

/** The directory of a running node, brought by hand or pulled from web servers. */
class DirectoryKeeperTest {
  private static final SignedDocuments DOCUMENTS =
      new SignedDocuments(CryptoProvider.bouncyCastle());

  @TempDir private static Path certs;
  @TempDir private Path folder;
  private Path file;
  private TurnedClock clock;

  @BeforeAll
  static void certificates() {
    TongbanCommand.inThisProcess("certs", "make", "--out", certs.toString(), "--force");
  }

  @BeforeEach
  void aDirectoryThatWasBrought() throws IOException {
    file = folder.resolve("directory.jws");
    sign(file, 5, "operator");
    clock = new TurnedClock(Clock.systemUTC().instant());
  }

  private void sign(Path out, long version, String signer) throws IOException {
    var yaml = Files.readString(Path.of("../node-config/directory.yaml"), StandardCharsets.UTF_8);
    var source = folder.resolve("directory.yaml");
    Files.writeString(source, yaml.replaceFirst("\nversion: [0-9]+", "\nversion: " + version));
    Files.deleteIfExists(out);
    Files.createDirectories(out.getParent());
    var key = certs.resolve(signer + ".key.pem").toString();
    var result =
        TongbanCommand.inThisProcess(
            "directory",
            "sign",
            "--source",
            source.toString(),
            "--certs",
            certs.toString(),
            "--key",
            key,
            "--out",
            out.toString());
    assertThat(result.exitCode()).as(result.err()).isZero();
  }

  private DirectoryKeeper start() throws IOException {
    return start("");
  }

  /** With more lines under {@code federation}. */
  private DirectoryKeeper start(String more) throws IOException {
    return new DirectoryKeeper(settings(more), DOCUMENTS, clock);
  }

  private Settings settings(String more) throws IOException {
    var yaml = Files.readString(Path.of("../node-config/310118/node.yaml"));
    var config = Files.createDirectories(folder.resolve("config")).resolve("node.yaml");
    Files.writeString(config, yaml.replace("\nfederation:\n", "\nfederation:\n" + more));
    try {
      return SettingsFile.read(
          config,
          Map.of(
              "data", folder.resolve("data").toString(),
              "catalogue", "../schemas",
              "federation.operator", certs.resolve("operator.crt.pem").toString(),
              "federation.directory", file.toString()));
    } catch (SettingsException e) {
      throw new AssertionError(e.problems().toString(), e);
    }
  }

  private static String from(WebFolder... servers) {
    var list = new StringBuilder("  directoryFrom:\n");
    for (var server : servers) {
      list.append("    - ").append(server.address()).append('\n');
    }
    return list.toString();
  }

  private static void twoLooks(DirectoryKeeper keeper) {
    keeper.refresh();
    keeper.refresh();
  }

  private static long version(DirectoryKeeper keeper) {
    return keeper.get().directory().version();
  }

  private static void refuses(ThrowingCallable call, Reason reason) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void aNewerOneIsTakenOverWithoutARestart() throws IOException {
    // Given
    var keeper = start();
    sign(file, 6, "operator");

    // When
    twoLooks(keeper);

    // Then
    assertThat(version(keeper)).isEqualTo(6);
    assertThat(keeper.problem()).isEmpty();
  }

  @Test
  void anOlderOneIsARollbackWhileTheNodeRuns() throws IOException {
    // Given
    var keeper = start();
    sign(file, 4, "operator");

    // When
    twoLooks(keeper);

    // Then
    assertThat(version(keeper)).isEqualTo(5);
    assertThat(keeper.problem())
        .hasValueSatisfying(text -> assertThat(text).contains("this node has had"));
  }

  @Test
  void anOlderOneIsARollbackAfterARestartToo() throws IOException {
    // Given
    start();
    sign(file, 4, "operator");

    // Then
    assertThatThrownBy(this::start)
        .isInstanceOf(NotTakenException.class)
        .hasMessageContaining("this node has had");
  }

  @Test
  void oneOfAnotherSignerIsRefused() throws IOException {
    // Given
    var keeper = start();
    sign(file, 6, "310118/sign");

    // When
    twoLooks(keeper);

    // Then
    assertThat(version(keeper)).isEqualTo(5);
    assertThat(keeper.problem())
        .hasValueSatisfying(text -> assertThat(text).contains("not signed by the operator"));
  }

  @Test
  void oneThatExpiresWhileItIsHeldProvesNothingAnyMore() throws IOException {
    // Given
    var keeper = start();

    // When
    clock.turn(Duration.ofDays(91));

    // Then
    refuses(keeper::get, Reason.DIRECTORY_EXPIRED);
    assertThat(keeper.held().directory().version()).isEqualTo(5);
  }

  @Test
  void oneInPlaceOfWhichNoNewerComesIsTooOldByTheNodesOwnLimit() throws IOException {
    // Given
    var keeper = start("  maxAge: 7d\n");
    assertThat(version(keeper)).isEqualTo(5);

    // When
    clock.turn(Duration.ofDays(8));

    // Then
    refuses(keeper::get, Reason.DIRECTORY_STALE);
  }

  @Test
  void aNewerOneIsPulledAlthoughTheFirstServerHoldsItBack() throws IOException {
    try (var frozen = new WebFolder(folder.resolve("frozen"));
        var current = new WebFolder(folder.resolve("current"))) {
      // Given
      var copy = Files.createDirectories(folder.resolve("frozen")).resolve("directory.jws");
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      sign(folder.resolve("current/directory.jws"), 7, "operator");
      var keeper = start(from(frozen, current));

      // When
      keeper.pull();
      twoLooks(keeper);

      // Then
      assertThat(version(keeper)).isEqualTo(7);
      assertThat(keeper.pullProblems()).isEmpty();
      assertThat(version(start())).as("after a restart, without a server").isEqualTo(7);
    }
  }

  @Test
  void aServerThatOffersAnOlderOneIsTold() throws IOException {
    try (var server = new WebFolder(folder.resolve("web"))) {
      // Given
      sign(folder.resolve("web/directory.jws"), 4, "operator");
      var keeper = start(from(server));

      // When
      keeper.pull();
      twoLooks(keeper);

      // Then
      assertThat(version(keeper)).isEqualTo(5);
      assertThat(keeper.pullProblems().get(server.address())).contains("this node has had");
    }
  }

  @Test
  void aDamagedCopyLeavesTheFileThatWasBroughtUnlessThatIsARollback() throws IOException {
    try (var server = new WebFolder(folder.resolve("web"))) {
      // Given
      sign(folder.resolve("web/directory.jws"), 7, "operator");
      var keeper = start(from(server));
      keeper.pull();
      twoLooks(keeper);
      var pulled = folder.resolve("data/directory.jws");

      // When
      Files.writeString(pulled, "x", StandardCharsets.UTF_8);

      // Then
      assertThatThrownBy(this::start)
          .isInstanceOf(NotTakenException.class)
          .hasMessageContaining("this node has had")
          .hasMessageContaining(pulled.toString());
      sign(file, 8, "operator");
      assertThat(version(start())).isEqualTo(8);
    }
  }
}

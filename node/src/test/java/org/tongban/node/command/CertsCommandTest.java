package org.tongban.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.directory.Suite;
import org.tongban.core.seal.RevocationList;
import org.tongban.core.seal.SignedDocuments;

class CertsCommandTest {
  @TempDir Path folder;

  @Test
  void makesThePairsOfBothSuitesForAMemberAndThoseForOperatorAndTimeStamps() throws IOException {
    // When
    int code = make("--member", "310118");

    // Then
    assertThat(code).isZero();
    assertThat(files())
        .containsExactlyInAnyOrder(
            "310118/sign.key.pem",
            "310118/sign.crt.pem",
            "310118/tls.key.pem",
            "310118/tls.crt.pem",
            "310118/encrypt.key.pem",
            "310118/encrypt.crt.pem",
            "310118/sign.sm2.key.pem",
            "310118/sign.sm2.crt.pem",
            "310118/encrypt.sm2.key.pem",
            "310118/encrypt.sm2.crt.pem",
            "310118/journal.key.pem",
            "310118/journal.sm4.key.pem",
            "operator.key.pem",
            "operator.crt.pem",
            "timestamp.key.pem",
            "timestamp.crt.pem",
            "authority.crt.pem",
            "authority.sm2.crt.pem",
            "authority.crl",
            "authority.sm2.crl");
  }

  @Test
  void revokesWhatItIsToldInASecondList() throws IOException {
    // When
    int code = make("--member", "310118,330421", "--revoke", "330421/tls,330421/sign.sm2");

    // Then
    assertThat(code).isZero();
    for (var suite : Suite.values()) {
      var middle = suite == Suite.SM2 ? ".sm2" : "";
      var authority = certificate("authority" + middle);
      var first = list("authority" + middle + ".crl", authority);
      var second = list("authority" + middle + ".2.crl", authority);
      assertThat(first.size()).isZero();
      assertThat(second.size()).isEqualTo(1);
      assertThat(second.number()).isGreaterThan(first.number());
    }
  }

  private X509Certificate certificate(String name) {
    return SignedDocuments.operatorCertificate(folder.resolve(name + ".crt.pem"));
  }

  private RevocationList list(String name, X509Certificate authority) throws IOException {
    var bytes = Files.readAllBytes(folder.resolve(name));
    return RevocationList.open(bytes, List.of(authority), Clock.systemUTC());
  }

  @Test
  void aKeyIsReadableByItsOwnerOnly() throws IOException {
    // When
    make("--member", "310118");

    // Then
    var keys =
        List.of(
            "310118/sign.key.pem",
            "310118/tls.key.pem",
            "310118/sign.sm2.key.pem",
            "operator.key.pem");
    for (var key : keys) {
      var permissions = Files.getPosixFilePermissions(folder.resolve(key));
      assertThat(PosixFilePermissions.toString(permissions)).as(key).isEqualTo("rw-------");
      assertThat(Files.readString(folder.resolve(key))).startsWith("-----BEGIN PRIVATE KEY-----");
    }
  }

  @Test
  void doesNotReplaceFilesUnlessTold() throws IOException {
    // Given
    make("--member", "310118");
    var before = Files.readString(folder.resolve("operator.key.pem"));
    var terminal = Terminal.english();

    // When
    int code = terminal.run("certs", "make", "--out", folder.toString(), "--member", "330421");
    int forced = make("--member", "330421", "--force");

    // Then
    assertThat(code).isEqualTo(ExitCodes.CONFLICT);
    assertThat(terminal.err()).contains("operator.key.pem").contains("--force");
    assertThat(forced).isZero();
    assertThat(Files.readString(folder.resolve("operator.key.pem"))).isNotEqualTo(before);
  }

  @Test
  void makesTheExampleMembersWhenNoneIsNamed() throws IOException {
    // When
    make();

    // Then
    assertThat(files())
        .contains("310118/tls.crt.pem", "320509/tls.crt.pem", "330421/tls.crt.pem")
        .contains("320500/tls.crt.pem", "320506/tls.crt.pem");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--member=31011",
        "--member=../etc",
        "--days=0",
        "--days=99999",
        "--days=x",
        "--revoke=310118/signs"
      })
  void aWrongArgumentIsAMistakeInUsage(String argument) throws IOException {
    // When
    int code = make(argument);

    // Then
    assertThat(code).isEqualTo(ExitCodes.USAGE);
    assertThat(files()).isEmpty();
  }

  private int make(String... more) {
    return Terminal.english()
        .run(
            Stream.concat(Stream.of("certs", "make", "--out", folder.toString()), Stream.of(more))
                .toArray(String[]::new));
  }

  private List<String> files() throws IOException {
    try (var files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .toList();
    }
  }
}

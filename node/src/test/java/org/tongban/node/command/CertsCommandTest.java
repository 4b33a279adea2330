package org.tongban.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertsCommandTest {
  @TempDir Path folder;

  @Test
  void makesThePairsOfBothSuitesForAMemberAndOneForTheOperator() throws IOException {
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
            "operator.key.pem",
            "operator.crt.pem",
            "authority.crt.pem",
            "authority.sm2.crt.pem");
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
  void makesTheThreeExampleMembersWhenNoneIsNamed() throws IOException {
    // When
    make();

    // Then
    assertThat(files()).contains("310118/tls.crt.pem", "320509/tls.crt.pem", "330421/tls.crt.pem");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--member=31011", "--member=../etc", "--days=0", "--days=99999", "--days=x"})
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

package org.tongban.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped settings of 310118 with certificates, directory and data of their own. */
class NodeFilesTest {
  private static final Path CONFIG = Path.of("../node-config").toAbsolutePath().normalize();
  @TempDir private static Path certs;
  @TempDir private Path folder;
  private Path data;
  private Path directory;

  @BeforeAll
  static void certificates() {
    Terminal.english().run("certs", "make", "--out=" + certs, "--force");
  }

  @BeforeEach
  void aNodeThatIsReadyToStart() throws IOException {
    data = folder.resolve("310118");
    directory = folder.resolve("federation/directory.jws");
    for (String use : List.of("sign", "tls", "encrypt", "sign.sm2", "encrypt.sm2")) {
      copyPair("310118", use);
    }
    Files.copy(
        certs.resolve("310118/journal.key.pem"),
        data.resolve("keys/journal.key.pem"),
        StandardCopyOption.COPY_ATTRIBUTES,
        StandardCopyOption.REPLACE_EXISTING);
    Files.createDirectories(folder.resolve("lookups"));
    Terminal.english()
        .run(
            "directory",
            "sign",
            "--source=" + CONFIG.resolve("directory.yaml"),
            "--certs=" + certs,
            "--key=" + certs.resolve("operator.key.pem"),
            "--out=" + directory);
    Files.copy(certs.resolve("operator.crt.pem"), directory.resolveSibling("operator.crt.pem"));
  }

  @Test
  void filesThatFitEachOtherHaveNoProblems() {
    // Given
    var terminal = Terminal.english();

    // When
    int code = check(terminal);

    // Then
    assertThat(terminal.out()).isEqualToIgnoringNewLines("Settings of 310118: no problems.");
    assertThat(code).isEqualTo(ExitCodes.GOOD);
  }

  @Test
  void aKeyThatTheDirectoryDoesNotGiveThisMemberIsNamed() throws IOException {
    // Given
    copyPair("320509", "tls");
    var terminal = Terminal.english();

    // When
    int code = check(terminal);

    // Then
    assertThat(code).isEqualTo(ExitCodes.NEGATIVE);
    assertThat(terminal.out())
        .contains("1 problem:")
        .contains("tls.crt.pem: the directory gives this member no such key now");
  }

  @Test
  void aStorageKeyThatIsMissingOrNoneIsNamed() throws IOException {
    // Given
    var key = data.resolve("keys/journal.key.pem");
    Files.writeString(key, "no key");
    var none = Terminal.english();
    var missing = Terminal.english();

    // When
    check(none);
    Files.delete(key);
    int code = check(missing);

    // Then
    assertThat(none.out()).contains("journal.encryption.key: " + key + " holds no storage key");
    assertThat(missing.out()).contains("journal.encryption.key: names a file that is not there");
    assertThat(code).isEqualTo(ExitCodes.NEGATIVE);
  }

  @Test
  void demonstrationCertificatesAreRefusedUnlessTheyAreAllowed() {
    // Given
    var terminal = Terminal.english();

    // When
    check(terminal, "--set=demonstration.allowDemonstrationCertificates=false");

    // Then
    assertThat(terminal.out())
        .contains("5 problems:")
        .contains("sign.crt.pem comes from a demonstration authority");
  }

  @Test
  void aDirectoryThatWasAlteredIsNotBelieved() throws IOException {
    // Given
    byte[] signed = Files.readAllBytes(directory);
    signed[signed.length - 20] ^= 1;
    Files.write(directory, signed);
    var terminal = Terminal.english();

    // When
    check(terminal);

    // Then
    assertThat(terminal.out()).contains("1 problem:").contains("directory.jws: ");
  }

  @Test
  void everyFileIsReadEvenWhenAnotherIsBroken() throws IOException {
    // Given
    Path access = folder.resolve("access.yaml");
    Files.copy(CONFIG.resolve("310118/access.yaml"), access);
    Files.writeString(access, "\nnonsense: 1\n", StandardOpenOption.APPEND);
    Path broken = folder.resolve("lookups/assistance.status.camel.yaml");
    Files.writeString(broken, "- route: {id: x}\n", StandardCharsets.UTF_8);
    Files.writeString(data.resolve("keys/sign.key.pem"), "no key");
    var terminal = Terminal.english();

    // When
    int code = check(terminal, "--set=access=" + access);

    // Then
    assertThat(code).isEqualTo(ExitCodes.NEGATIVE);
    assertThat(terminal.out())
        .contains(access + ": line ")
        .contains("assistance.status.camel.yaml:1: ")
        .contains("sign.key.pem holds no PRIVATE KEY block");
  }

  private int check(Terminal terminal, String... more) {
    var arguments =
        new ArrayList<>(
            List.of(
                "config",
                "check",
                "--config=" + CONFIG.resolve("310118"),
                "--data=" + data,
                "--set=routes.lookups=" + folder.resolve("lookups")));
    arguments.addAll(List.of(more));
    return terminal.run(arguments.toArray(String[]::new));
  }

  private void copyPair(String member, String use) throws IOException {
    Path keys = Files.createDirectories(data.resolve("keys"));
    for (String name : List.of(use + ".key.pem", use + ".crt.pem")) {
      Files.copy(
          certs.resolve(member).resolve(name),
          keys.resolve(name),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.COPY_ATTRIBUTES);
    }
  }
}

package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys in a PKCS#11 token; SoftHSM stands in for a maker's. */
class TokenTest {
  static final String LIBRARY = "/usr/lib/softhsm/libsofthsm2.so";
  private static final Path TOOL = Path.of("/usr/bin/softhsm2-util");
  private static final Pattern SLOT = Pattern.compile("reassigned to slot ([0-9]+)");
  private static final int PATIENCE = 120;
  @TempDir private Path folder;

  @Test
  void signsDecryptsAndShakesHandsWithKeysThatStayInTheToken() throws Exception {
    // Given
    assumeTrue(
        Files.isExecutable(TOOL) && Files.exists(Path.of(LIBRARY)),
        "skipped: no SoftHSM on this machine (Debian's package softhsm2)");
    var slot = token();

    // When
    var said =
        run(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Duser.timezone=Asia/Shanghai",
            "-cp",
            System.getProperty("java.class.path"),
            TokenProbe.class.getName(),
            folder.toString(),
            slot);

    // Then
    assertThat(said.lines())
        .containsExactly(
            "loaded [ES256]",
            "key leaves: false",
            "signed true",
            "decrypted secret",
            "handshake TLSv1.3 true",
            "refused true");
  }

  /** Makes one in the folder, with a PIN of its own. */
  private String token() throws IOException, InterruptedException {
    var tokens = Files.createDirectories(folder.resolve("tokens"));
    Files.writeString(folder.resolve("softhsm2.conf"), "directories.tokendir = " + tokens + "\n");
    var pin = Files.writeString(folder.resolve("pin"), "193746\n");
    Files.setPosixFilePermissions(pin, PosixFilePermissions.fromString("rw-------"));
    var said =
        run(
            TOOL.toString(),
            "--init-token",
            "--free",
            "--label=tongban",
            "--pin=193746",
            "--so-pin=918273");
    var slot = SLOT.matcher(said);
    assertThat(slot.find()).as(said).isTrue();
    return slot.group(1);
  }

  private String run(String... command) throws IOException, InterruptedException {
    var log = folder.resolve("log");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SOFTHSM2_CONF", folder.resolve("softhsm2.conf").toString());
    var process = builder.redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
    var said = Files.readString(log);
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pkcs11:",
        "pkcs11:slot-id=1;object=a?module-path=/l.so",
        "pkcs11:slot-id=1;object=a?module-path=/l.so&pin-value=1234",
        "pkcs11:slot-id=1;slot-id=2;object=a?module-path=/l.so&pin-source=/p",
        "pkcs11:slot-id=x;object=a?module-path=/l.so&pin-source=/p",
        "pkcs11:slot-id=1;object=?module-path=/l.so&pin-source=/p",
        "pkcs11:slot-id=1;object=a%zz?module-path=/l.so&pin-source=/p",
        "pkcs11:slot-id=1;object=a?module-path=l.so&pin-source=/p"
      })
  void anAddressOfAnotherFormIsRefused(String text) throws IOException {
    // Given
    var file = keyFile(text);

    // Then
    assertThatThrownBy(() -> KeyFiles.secret(file))
        .isInstanceOf(KeyFileException.class)
        .hasMessageEndingWith("is no PKCS#11 URI with all that is needed");
  }

  @Test
  void anAddressIsReadWithItsPercentSigns() {
    // When
    var uri =
        TokenUri.parse(
            "pkcs11:slot-id=7;object=sign%20key+1?module-path=/l.so&pin-source=file:/run/pin\n");

    // Then
    assertThat(uri).isEqualTo(new TokenUri(7, "sign key+1", Path.of("/l.so"), Path.of("/run/pin")));
  }

  @Test
  void aTokenThatIsNotThereIsToldSo() throws IOException {
    // Given
    var file = keyFile("pkcs11:slot-id=1;object=a?module-path=/nowhere.so&pin-source=/p");

    // Then
    assertThatThrownBy(() -> KeyFiles.secret(file))
        .isInstanceOf(KeyFileException.class)
        .hasMessageEndingWith("names a token that doesn't open");
  }

  private Path keyFile(String text) throws IOException {
    var file = Files.writeString(folder.resolve("key.pem"), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}

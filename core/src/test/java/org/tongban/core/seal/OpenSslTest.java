package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tongban.core.directory.ExampleDirectory.CLOCK;
import static org.tongban.core.directory.ExampleDirectory.QINGPU;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;

/** SM2 against OpenSSL 3, which was written by others. */
class OpenSslTest {
  private static final byte[] TEXT = "民政数据".getBytes(StandardCharsets.UTF_8);
  private static final List<String> ID = List.of("-sigopt", "distid:1234567812345678");
  @TempDir Path folder;
  private HeldKey key;

  @BeforeEach
  void openSslIsThere() throws IOException, InterruptedException {
    assumeTrue(hasSm2(), "skipped: no command openssl with SM2 on this machine");
    var authority = DemonstrationAuthority.create(CLOCK, 30, Suite.SM2);
    var files = Party.write(folder, "sign", authority.issue(QINGPU, KeyUse.SIGN));
    key = HeldKey.load(files);
    Files.writeString(folder.resolve("authority.pem"), authority.certificatePem());
    Files.write(folder.resolve("text"), TEXT);
    var shown = List.of("x509", "-in", "sign.crt.pem", "-noout", "-pubkey", "-out", "sign.pub.pem");
    assertThat(openssl(shown)).isZero();
  }

  @Test
  void whatThisNodeSignsOpenSslVerifies() throws IOException, InterruptedException {
    // Given
    var signature = Sm2.sign(key.key(), TEXT, StandardDSAEncoding.INSTANCE);
    Files.write(folder.resolve("signature"), signature);

    // When // Then
    var verify = List.of("dgst", "-sm3", "-verify", "sign.pub.pem", "-signature", "signature");
    assertThat(openssl(with(verify, ID, "text"))).isZero();
    var otherId = List.of("-sigopt", "distid:8765432187654321");
    assertThat(openssl(with(verify, otherId, "text"))).isNotZero();
  }

  @Test
  void whatOpenSslSignsThisNodeVerifies() throws IOException, InterruptedException {
    // Given
    var sign = List.of("dgst", "-sm3", "-sign", "sign.key.pem", "-out", "signature");
    assertThat(openssl(with(sign, ID, "text"))).isZero();
    var signature = Files.readAllBytes(folder.resolve("signature"));

    // When // Then
    var shown = (ECPublicKey) key.certificate().getPublicKey();
    assertThat(Sm2.verifies(shown, TEXT, signature, StandardDSAEncoding.INSTANCE)).isTrue();
  }

  @Test
  void aKeyThatOpenSslMadeIsReadWithItsCertificate() throws IOException, InterruptedException {
    // Given
    var request =
        List.of(
            "req",
            "-x509",
            "-newkey",
            "sm2",
            "-noenc",
            "-sm3",
            "-subj",
            "/CN=320509",
            "-keyout",
            "made.key.pem",
            "-out",
            "made.crt.pem",
            "-sigopt",
            "distid:1234567812345678");
    assumeTrue(openssl(request) == 0, "skipped: this openssl makes no SM2 certificates");
    var files = new KeyPairFiles(folder.resolve("made.key.pem"), folder.resolve("made.crt.pem"));

    // When // Then
    assertThat(HeldKey.load(files).suite()).isEqualTo(Suite.SM2);
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void openSslReadsRequestsAndTheirProofOfTheKey(Suite suite)
      throws IOException, InterruptedException {
    // Given
    var subject =
        new KeyRequest.Subject(QINGPU, Optional.of("民政局"), List.of("node.example", "10.1.2.3"));
    var use = suite == Suite.SM2 ? KeyUse.ENCRYPT : KeyUse.TLS;
    var request = KeyRequest.make(suite, use, subject);
    Files.writeString(folder.resolve("made.csr.pem"), request.requestPem());
    var verify = List.of("req", "-in", "made.csr.pem", "-verify", "-noout", "-text");
    var id = suite == Suite.SM2 ? List.of("-vfyopt", "distid:1234567812345678") : List.<String>of();

    // When
    int code = openssl(Stream.of(verify, id).flatMap(List::stream).toList());

    // Then
    var said = Files.readString(folder.resolve("openssl.log"));
    assertThat(code).as(said).isZero();
    assertThat(said)
        .contains(suite == Suite.SM2 ? "Key Encipherment" : "DNS:node.example, IP Address:10.1.2.3")
        .doesNotContain("verify failure");
  }

  private static List<String> with(List<String> command, List<String> options, String file) {
    var all = new ArrayList<>(command);
    all.addAll(options);
    all.add(file);
    return all;
  }

  private boolean hasSm2() throws IOException, InterruptedException {
    try {
      var sm2 = List.of("genpkey", "-algorithm", "SM2", "-out", "probe.pem");
      return openssl(sm2) == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private int openssl(List<String> arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("openssl"));
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("openssl.log").toFile())
        .start()
        .waitFor();
  }
}

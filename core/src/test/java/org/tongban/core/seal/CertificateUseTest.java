package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tongban.core.directory.ExampleDirectory.NOW;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;

/** What a certificate of a real authority says that it is for. */
class CertificateUseTest {
  private static final int LARGEST = 256 * 1024;
  @TempDir private Path folder;

  @ParameterizedTest(name = "{0} as {1}: {2}")
  @CsvSource({
    "serverAuth,TLS,EXTENDED_KEY_USAGE",
    "clientAuth,TLS,EXTENDED_KEY_USAGE",
    "OCSPSigning,TLS,EXTENDED_KEY_USAGE",
    "serverAuth clientAuth,TLS,",
    "any,TLS,",
    "serverAuth,SIGN,",
    "clientAuth,ENCRYPT,"
  })
  void aNodesTlsNeedsBothEnds(String purposes, KeyUse use, CertificateFault fault)
      throws IOException {
    // Given
    var named = Stream.of(purposes.split(" ")).map(CertificateUseTest::purpose);
    var usage = new ExtendedKeyUsage(named.toArray(KeyPurposeId[]::new));

    // When
    var faults = chain(pem(usage)).faults(use, Set.of(Suite.ES256), NOW);

    // Then
    var expected = EnumSet.noneOf(CertificateFault.class);
    if (fault != null) {
      expected.add(fault);
    }
    assertThat(faults).isEqualTo(expected);
  }

  private static KeyPurposeId purpose(String name) {
    return switch (name) {
      case "serverAuth" -> KeyPurposeId.id_kp_serverAuth;
      case "clientAuth" -> KeyPurposeId.id_kp_clientAuth;
      case "OCSPSigning" -> KeyPurposeId.id_kp_OCSPSigning;
      default -> KeyPurposeId.anyExtendedKeyUsage;
    };
  }

  @Test
  void aFileOfCertificatesHasAQuarterOfAMegabyteAtMost() throws IOException {
    // Given
    var pem = pem(new ExtendedKeyUsage(KeyPurposeId.anyExtendedKeyUsage));
    var largest = pem + "\n".repeat(LARGEST - pem.length());

    // When // Then
    assertThat(chain(largest).certificates()).hasSize(1);
    assertThatThrownBy(() -> chain(largest + "\n"))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("too large");
  }

  private static String pem(ExtendedKeyUsage usage) {
    var made = new MadeCertificate().with(Extension.extendedKeyUsage, usage);
    return DemonstrationKey.pem(made.own("CN=node", MadeCertificate.p256()));
  }

  private CertificateChain chain(String pem) throws IOException {
    var file = Files.writeString(folder.resolve("chain.pem"), pem, StandardCharsets.US_ASCII);
    return CertificateChain.read(file);
  }
}

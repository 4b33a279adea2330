package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;

class KeyRequestTest {
  private static final MemberCode MEMBER = new MemberCode("310118");
  @TempDir Path folder;

  private static KeyRequest.Subject subject(String organisation, String... hosts) {
    return new KeyRequest.Subject(MEMBER, Optional.ofNullable(organisation), List.of(hosts));
  }

  private static PKCS10CertificationRequest parsed(KeyRequest request) throws IOException {
    try (var reader = new PEMParser(new StringReader(request.requestPem()))) {
      return (PKCS10CertificationRequest) reader.readObject();
    }
  }

  @Test
  void aRequestForConnectionsNamesHostsAndBothEnds() throws IOException {
    // When
    var request =
        parsed(
            KeyRequest.make(
                Suite.ES256, KeyUse.TLS, subject("民政局", "node.example.org", "192.0.2.7")));

    // Then
    var extensions = request.getRequestedExtensions();
    assertThat(request.getSubject().toString()).isEqualTo("C=CN,O=民政局,CN=310118 tls");
    assertThat(extensions.getExtension(Extension.keyUsage).isCritical()).isTrue();
    var uses = ExtendedKeyUsage.fromExtensions(extensions);
    assertThat(uses.hasKeyPurposeId(KeyPurposeId.id_kp_serverAuth)).isTrue();
    assertThat(uses.hasKeyPurposeId(KeyPurposeId.id_kp_clientAuth)).isTrue();
    var names = GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
    assertThat(names.getNames())
        .extracting(GeneralName::getTagNo)
        .containsExactly(GeneralName.dNSName, GeneralName.iPAddress);
    assertThat(names.getNames()[0].getName()).hasToString("node.example.org");
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void aRequestForMessagesNamesItsUseAndIsSignedWithItsOwnKey(Suite suite)
      throws IOException, OperatorCreationException, PKCSException {
    // When
    var made = KeyRequest.make(suite, KeyUse.SIGN, subject(null, "localhost"));
    var request = parsed(made);

    // Then
    var verifier =
        new JcaContentVerifierProviderBuilder()
            .setProvider(CryptoProvider.bouncyCastle().jca())
            .build(request.getSubjectPublicKeyInfo());
    assertThat(request.isSignatureValid(verifier)).isTrue();
    assertThat(request.getSubject().toString()).isEqualTo("C=CN,CN=310118 sign");
    assertThat(request.getRequestedExtensions().getExtensionOIDs())
        .containsExactly(Extension.keyUsage);
    var file = folder.resolve("key.pem");
    Files.writeString(file, made.secretKeyPem());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(KeyFiles.secret(file).key().getAlgorithm()).startsWith("EC");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Node.example.org", "a_b", "-a", "a..b", "a b", "*.example.org", "a/b"})
  void whatIsNoHostIsRefused(String host) {
    assertThatIllegalArgumentException().isThrownBy(() -> subject("民政局", "localhost", host));
  }

  @Test
  void atLeastOneHostIsNamed() {
    assertThatIllegalArgumentException().isThrownBy(() -> subject("民政局"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\u0000b", "a\nb"})
  void whatIsNoNameOfAnOrganisationIsRefused(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> subject(name, "localhost"));
  }

  @Test
  void anOrganisationHas64CharactersAtMost() {
    assertThat(subject("局".repeat(64), "localhost").organisation()).isPresent();
    assertThatIllegalArgumentException().isThrownBy(() -> subject("局".repeat(65), "localhost"));
  }
}

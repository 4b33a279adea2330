package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which algorithms an authority may sign with that isn't a demonstration's. */
class AuthoritySignatureTest {
  /** Kept, since they are slow to make. */
  private static final Map<Integer, KeyPair> RSA = new ConcurrentHashMap<>();

  private static final byte[] CONTENT = "a list".getBytes(StandardCharsets.US_ASCII);

  @ParameterizedTest(name = "RSA of {0} bits, {1}: {2}")
  @CsvSource({
    "2048,SHA256withRSA,true",
    "2048,SHA384withRSA,true",
    "2048,SHA512withRSA,true",
    "2048,SHA1withRSA,false",
    "2048,MD5withRSA,false",
    "2048,SHA256withRSAandMGF1,false",
    "2047,SHA256withRSA,false",
    "1024,SHA256withRSA,false"
  })
  void anRsaKeyIsLongAndItsHashIsStrong(int bits, String algorithm, boolean believed)
      throws OperatorCreationException, IOException {
    // Given
    var keys = RSA.computeIfAbsent(bits, MadeCertificate::rsa);

    // When // Then
    assertThat(verifies(keys, keys, algorithm, CONTENT)).isEqualTo(believed);
  }

  @Test
  void aSignatureIsThatOfTheKeyAndTheText() throws OperatorCreationException, IOException {
    for (var algorithm : new String[] {"SHA256withRSA", "SHA256withECDSA"}) {
      // Given
      var rsa = algorithm.endsWith("RSA");
      var keys = rsa ? RSA.computeIfAbsent(2048, MadeCertificate::rsa) : MadeCertificate.p256();
      var others = rsa ? MadeCertificate.rsa(2048) : MadeCertificate.p256();

      // When // Then
      assertThat(verifies(keys, keys, algorithm, CONTENT)).isTrue();
      assertThat(verifies(keys, others, algorithm, CONTENT)).isFalse();
      assertThat(verifies(keys, keys, algorithm, new byte[] {1})).isFalse();
    }
  }

  @Test
  void anAlgorithmOfOtherKeysDoesNotFit() throws OperatorCreationException, IOException {
    // Given: the name of each, over a key of the other
    var rsa = RSA.computeIfAbsent(2048, MadeCertificate::rsa);
    var p256 = MadeCertificate.p256();

    // When // Then
    assertThat(verifies(rsa, p256, "SHA256withRSA", CONTENT)).isFalse();
    assertThat(verifies(p256, rsa, "SHA256withECDSA", CONTENT)).isFalse();
  }

  /** Whether what one pair signs counts as signed by the certificate of another. */
  private static boolean verifies(KeyPair signing, KeyPair shown, String algorithm, byte[] content)
      throws OperatorCreationException, IOException {
    var signer =
        new JcaContentSignerBuilder(algorithm)
            .setProvider(CryptoProvider.bouncyCastle().jca())
            .build(signing.getPrivate());
    try (var out = signer.getOutputStream()) {
      out.write(CONTENT);
    }
    var certificate = new MadeCertificate().own("CN=Some authority", shown);
    return AuthoritySignature.verifies(
        certificate, signer.getAlgorithmIdentifier(), content, signer.getSignature());
  }
}

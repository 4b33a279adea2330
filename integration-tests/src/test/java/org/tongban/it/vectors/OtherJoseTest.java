package org.tongban.it.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.util.stream.Stream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** jose4j, which is not the library of the nodes, reads the golden messages of ES256. */
class OtherJoseTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<Vector> messages() {
    return Vector.of("es256");
  }

  static Stream<Vector> sealed() {
    return messages().filter(vector -> vector.described().has("encryption"));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everySignatureIsThatOfTheDescribedText(Vector vector)
      throws GeneralSecurityException, JoseException, IOException {
    for (var one : vector.signatures()) {
      // Given
      var certificate = vector.certificate(one);
      var jws = jws(one, certificate.getPublicKey());

      // When // Then
      assertThat(jws.verifySignature()).isTrue();
      assertThat(JSON.readTree(jws.getPayloadBytes())).isEqualTo(one.path("claims"));
      assertThat(JSON.readTree(jws.getHeaders().getFullHeaderAsJsonString()))
          .isEqualTo(one.path("header"));
      assertThat(one.path("header")).hasSize(3);
      assertThat(jws.getX509CertSha256ThumbprintHeaderValue())
          .isEqualTo(Vector.thumbprint(certificate));
      assertThat(Vector.digest(one.path("signed").textValue()))
          .isEqualTo(one.path("digest").textValue());
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void noneVerifiesWithAnothersKey(Vector vector) throws GeneralSecurityException, JoseException {
    // Given
    var other = JSON.createObjectNode().put("certificate", "keys/320500-encrypt.crt.pem");
    var key = vector.certificate(other).getPublicKey();

    // When // Then
    assertThat(jws(vector.described(), key).verifySignature()).isFalse();
  }

  private static JsonWebSignature jws(JsonNode from, PublicKey key) throws JoseException {
    var jws = new JsonWebSignature();
    jws.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, "ES256"));
    jws.setCompactSerialization(from.path("signed").textValue());
    jws.setKey(key);
    return jws;
  }

  @ParameterizedTest
  @MethodSource("sealed")
  void whatIsSealedOpensWithTheReceiversKey(Vector vector)
      throws GeneralSecurityException, JoseException, IOException {
    // Given
    var encryption = vector.described().path("encryption");
    var jwe = new JsonWebEncryption();
    jwe.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, "ECDH-ES"));
    jwe.setContentEncryptionAlgorithmConstraints(
        new AlgorithmConstraints(ConstraintType.PERMIT, "A256GCM"));
    jwe.setCompactSerialization(vector.last());
    jwe.setKey(vector.key(KeyFactory.getInstance("EC")));

    // When
    var inside = jwe.getPlaintextString();

    // Then
    assertThat(inside).isEqualTo(vector.described().path("signed").textValue());
    assertThat(JSON.readTree(jwe.getHeaders().getFullHeaderAsJsonString()))
        .isEqualTo(encryption.path("header"));
    assertThat(jwe.getX509CertSha256ThumbprintHeaderValue())
        .isEqualTo(Vector.thumbprint(vector.certificate(encryption)));
  }
}

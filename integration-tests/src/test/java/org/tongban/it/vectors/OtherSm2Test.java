package org.tongban.it.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.jcajce.spec.SM2ParameterSpec;
import org.bouncycastle.jce.interfaces.ECPrivateKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The golden messages of the suite SM2 read by other ways than the nodes': the JCA and OpenSSL for
 * signatures, and the standard's own steps for the content key.
 */
class OtherSm2Test {
  private static final BouncyCastleProvider JCA = new BouncyCastleProvider();
  private static final String ID = "1234567812345678";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int POINT = 65;
  private static final int CHECK = 32;
  @TempDir Path folder;

  static Stream<Vector> messages() {
    return Vector.of("sm2");
  }

  static Stream<Vector> sealed() {
    return messages().filter(vector -> vector.described().has("encryption"));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everySignatureIsThatOfTheDescribedText(Vector vector)
      throws GeneralSecurityException, IOException {
    for (var one : vector.signatures()) {
      // Given
      var reader = CertificateFactory.getInstance("X.509", JCA);
      var certificate = vector.certificate(one, reader);
      var verifier = Signature.getInstance("SM3withSM2", JCA);
      verifier.setParameter(new SM2ParameterSpec(ID.getBytes(StandardCharsets.US_ASCII)));
      verifier.initVerify(certificate.getPublicKey());
      verifier.update(input(one));

      // When // Then
      assertThat(verifier.verify(der(one))).isTrue();
      assertThat(JSON.readTree(part(one, 0))).isEqualTo(one.path("header"));
      assertThat(JSON.readTree(part(one, 1))).isEqualTo(one.path("claims"));
      assertThat(one.path("header")).hasSize(3);
      assertThat(one.path("header").path("alg").textValue())
          .isEqualTo("urn:oid:1.2.156.10197.1.501");
      assertThat(one.path("header").path("x5t#S256").textValue())
          .isEqualTo(Vector.thumbprint(certificate));
      assertThat(Vector.digest(one.path("signed").textValue()))
          .isEqualTo(one.path("digest").textValue());
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void openSslAgreesAboutEverySignature(Vector vector) throws IOException, InterruptedException {
    assumeTrue(hasSm2(), "skipped: no command openssl with SM2 on this machine");
    for (var one : vector.signatures()) {
      // Given
      Files.write(folder.resolve("text"), input(one));
      Files.write(folder.resolve("signature"), der(one));
      var certificate = vector.file(one, "certificate").toAbsolutePath().toString();
      openssl("x509", "-in", certificate, "-noout", "-pubkey", "-out", "pub.pem");

      // When // Then
      assertThat(verified("distid:" + ID)).isZero();
      assertThat(verified("distid:8765432187654321")).isNotZero();
    }
  }

  private int verified(String id) throws IOException, InterruptedException {
    return openssl(
        "dgst", "-sm3", "-verify", "pub.pem", "-signature", "signature", "-sigopt", id, "text");
  }

  private boolean hasSm2() throws InterruptedException {
    try {
      return openssl("genpkey", "-algorithm", "SM2", "-out", "probe.pem") == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private int openssl(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("openssl.log").toFile())
        .start()
        .waitFor();
  }

  @ParameterizedTest
  @MethodSource("sealed")
  void whatIsSealedOpensWithTheReceiversKey(Vector vector)
      throws GeneralSecurityException, IOException {
    // Given
    var parts = vector.last().split("\\.", -1);
    var header = vector.described().path("encryption").path("header");
    var key = (ECPrivateKey) vector.key(KeyFactory.getInstance("EC", JCA));

    // When
    var content = new SecretKeySpec(contentKey(decode(parts[1]), key.getD()), "SM4");
    var cipher = Cipher.getInstance("SM4/GCM/NoPadding", JCA);
    cipher.init(Cipher.DECRYPT_MODE, content, new GCMParameterSpec(128, decode(parts[2])));
    cipher.updateAAD(parts[0].getBytes(StandardCharsets.US_ASCII));
    var textAndTag = new ByteArrayOutputStream();
    textAndTag.writeBytes(decode(parts[3]));
    textAndTag.writeBytes(decode(parts[4]));
    var inside = new String(cipher.doFinal(textAndTag.toByteArray()), StandardCharsets.US_ASCII);

    // Then
    assertThat(inside).isEqualTo(vector.described().path("signed").textValue());
    assertThat(JSON.readTree(decode(parts[0]))).isEqualTo(header);
    assertThat(header).hasSize(4);
  }

  /** GB/T 32918.4 §7.1: B1 to B6, with 16 bytes of text. */
  private static byte[] contentKey(byte[] c, BigInteger secret) throws GeneralSecurityException {
    var curve = GMNamedCurves.getByName("sm2p256v1").getCurve();
    var shared = curve.decodePoint(Arrays.copyOf(c, POINT)).multiply(secret).normalize();
    var x = shared.getAffineXCoord().getEncoded();
    var y = shared.getAffineYCoord().getEncoded();
    var pad = sm3(x, y, new byte[] {0, 0, 0, 1});
    var text = Arrays.copyOfRange(c, POINT + CHECK, c.length);
    for (var i = 0; i < text.length; i++) {
      text[i] ^= pad[i];
    }
    assertThat(sm3(x, text, y)).isEqualTo(Arrays.copyOfRange(c, POINT, POINT + CHECK));
    return text;
  }

  private static byte[] sm3(byte[]... parts) throws GeneralSecurityException {
    var digest = MessageDigest.getInstance("SM3", JCA);
    for (var part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  private static byte[] input(JsonNode one) {
    var signed = one.path("signed").textValue();
    return signed.substring(0, signed.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] part(JsonNode one, int index) {
    return decode(one.path("signed").textValue().split("\\.", -1)[index]);
  }

  /** Other libraries want r and s as ASN.1. */
  private static byte[] der(JsonNode one) throws IOException {
    var raw = part(one, 2);
    assertThat(raw).hasSize(64);
    var r = new BigInteger(1, Arrays.copyOf(raw, 32));
    var s = new BigInteger(1, Arrays.copyOfRange(raw, 32, 64));
    return StandardDSAEncoding.INSTANCE.encode(order(), r, s);
  }

  private static BigInteger order() {
    return GMNamedCurves.getByName("sm2p256v1").getN();
  }

  private static byte[] decode(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}

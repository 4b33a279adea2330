package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.spec.ECPrivateKeySpec;
import org.bouncycastle.jce.spec.ECPublicKeySpec;
import org.junit.jupiter.api.Test;

/** The examples that the standards publish. */
class SmVectorsTest {
  /** GM/T 0003.5-2012 (GB/T 32918.5-2017) annex A: key pair of its examples. */
  private static final String SECRET =
      "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8";

  private static final String X =
      "09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020";
  private static final String Y =
      "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13";

  @Test
  void theSignatureOfTheStandardVerifiesWithItsSignerId() throws GeneralSecurityException {
    // Given: annex A.2; its id is that of the profile
    var signature =
        hex(
            "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
                + "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");
    var text = ascii("message digest");

    // When // Then
    assertThat(Sm2.verifies(shown(), text, signature, PlainDSAEncoding.INSTANCE)).isTrue();
    var alice = ascii("ALICE123@YAHOO.COM");
    assertThat(Sm2.verifies(shown(), alice, text, signature, PlainDSAEncoding.INSTANCE)).isFalse();
  }

  @Test
  void whatTheKeyOfTheStandardSignsVerifies() throws GeneralSecurityException {
    // When
    var signature = Sm2.sign(secret(), ascii("message digest"), PlainDSAEncoding.INSTANCE);

    // Then
    assertThat(signature).hasSize(64);
    assertThat(Sm2.verifies(shown(), ascii("message digest"), signature, PlainDSAEncoding.INSTANCE))
        .isTrue();
  }

  @Test
  void theEncryptionOfTheStandardOpens() throws Exception {
    // Given: annex C
    var cipher =
        hex(
            "0404ebfc718e8d1798620432268e77feb6415e2ede0e073c0f4f640ecd2e149a73"
                + "e858f9d81e5430a57b36daab8f950a3c64e6ee6a63094d99283aff767e124df0"
                + "59983c18f809e262923c53aec295d30383b54e39d609d160afcb1908d0bd8766"
                + "21886ca989ca9c7d58087307ca93092d651efa");

    // When // Then
    assertThat(Sm2.decrypt(secret(), cipher)).isEqualTo(ascii("encryption standard"));
  }

  @Test
  void sm3OfTheStandard() {
    // Given: GB/T 32905-2016 A.1
    var digest = new SM3Digest();
    digest.update(ascii("abc"), 0, 3);
    var hash = new byte[32];

    // When
    digest.doFinal(hash, 0);

    // Then
    assertThat(hash)
        .isEqualTo(hex("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"));
  }

  @Test
  void sm4OfTheStandard() {
    // Given: GB/T 32907-2016 A.1
    var key = hex("0123456789abcdeffedcba9876543210");
    var engine = new SM4Engine();
    engine.init(true, new KeyParameter(key));
    var block = new byte[16];

    // When
    engine.processBlock(key, 0, block, 0);

    // Then
    assertThat(block).isEqualTo(hex("681edf34d206965e86b3e94f536e4246"));
  }

  @Test
  void sm4InGcmOfRfc8998() throws NotSealedException {
    // Given: RFC 8998 appendix A.1
    var key = hex("0123456789abcdeffedcba9876543210");
    var iv = hex("00001234567800000000abcd");
    var header = hex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    var plain =
        hex(
            "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
                + "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa");

    // When
    var sealed = Sm4Gcm.encrypt(key, iv, header, plain);

    // Then
    assertThat(sealed.text())
        .isEqualTo(
            hex(
                "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
                    + "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"));
    assertThat(sealed.tag()).isEqualTo(hex("83de3541e4c2b58177e065a9bf7b62ec"));
    assertThat(Sm4Gcm.decrypt(key, iv, header, sealed)).isEqualTo(plain);
  }

  private static ECPrivateKey secret() throws GeneralSecurityException {
    var curve = ECNamedCurveTable.getParameterSpec("sm2p256v1");
    var spec = new ECPrivateKeySpec(new BigInteger(SECRET, 16), curve);
    return (ECPrivateKey) factory().generatePrivate(spec);
  }

  private static ECPublicKey shown() throws GeneralSecurityException {
    var curve = ECNamedCurveTable.getParameterSpec("sm2p256v1");
    var point = curve.getCurve().createPoint(new BigInteger(X, 16), new BigInteger(Y, 16));
    return (ECPublicKey) factory().generatePublic(new ECPublicKeySpec(point, curve));
  }

  private static KeyFactory factory() throws GeneralSecurityException {
    return KeyFactory.getInstance("EC", CryptoProvider.bouncyCastle().jca());
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

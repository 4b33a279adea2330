package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tongban.core.directory.ExampleDirectory.CLOCK;
import static org.tongban.core.directory.ExampleDirectory.NOW;
import static org.tongban.core.directory.ExampleDirectory.QINGPU;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;

class OcspAnswerTest {
  private static final Duration DAY = Duration.ofDays(1);
  private final OtherAuthority other = new OtherAuthority();
  private OcspQuestion question;

  @BeforeEach
  void aQuestionToAnAuthorityThatIsNoneOfOurs() {
    question = OcspQuestion.about(other.issued, other.certificate);
    other.current = question;
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void theResponderOfBothSuitesSaysWhichAreRevoked(Suite suite) {
    // Given
    var authority = DemonstrationAuthority.create(CLOCK, 30, suite);
    var responder = authority.responder(CLOCK, DAY);
    var asked = authority.issue(QINGPU, KeyUse.SIGN).certificate();
    var about = OcspQuestion.about(asked, authority.certificate());

    // When
    var before = OcspAnswer.open(responder.answer(about.encoded()), about, false, CLOCK);
    responder.revoke(asked);
    var encoded = responder.answer(about.encoded());
    var after = OcspAnswer.open(encoded, about, false, CLOCK);

    // Then
    assertThat(OcspQuestion.concerns(asked, authority.certificate())).isTrue();
    assertThat(OcspQuestion.concerns(asked, other.certificate)).isFalse();
    assertThat(before.state()).isEqualTo(OcspAnswer.State.GOOD);
    assertThat(before.issued()).isEqualTo(NOW);
    assertThat(before.expires()).contains(NOW.plus(DAY));
    assertThat(after.state()).isEqualTo(OcspAnswer.State.REVOKED);
    var later = Clock.fixed(NOW.plus(DAY).plus(DAY), CLOCK.getZone());
    assertThat(OcspAnswer.reopen(encoded, asked, authority.certificate(), later).state())
        .isEqualTo(OcspAnswer.State.REVOKED);
    refused(() -> OcspAnswer.open(encoded, about, false, later), "past its end");
  }

  @Test
  void anAnswerToAnotherQuestionIsRefused() {
    // Given
    var authority = DemonstrationAuthority.create(CLOCK, 30);
    var responder = authority.responder(CLOCK, DAY);
    var asked = authority.issue(QINGPU, KeyUse.SIGN).certificate();
    var first = OcspQuestion.about(asked, authority.certificate());
    var again = OcspQuestion.about(asked, authority.certificate());
    var sibling =
        OcspQuestion.about(
            authority.issue(QINGPU, KeyUse.SIGN).certificate(), authority.certificate());

    // When
    var recorded = responder.answer(first.encoded());

    // Then
    refused(() -> OcspAnswer.open(recorded, again, false, CLOCK), "to another question");
    refused(() -> OcspAnswer.open(recorded, again, true, CLOCK), "to another question");
    refused(
        () -> OcspAnswer.reopen(recorded, sibling.certificate(), authority.certificate(), CLOCK),
        "about another one");
    refused(
        () -> OcspAnswer.open(responder.answer(new byte[] {1}), first, false, CLOCK),
        "the responder failed with 1");
    refused(
        () -> OcspAnswer.open("<html>".getBytes(StandardCharsets.UTF_8), first, false, CLOCK),
        "no answer");
  }

  @Test
  void anAnswerInAdvanceIsTakenOnlyWhereThatIsAllowed() throws Exception {
    // Given
    var answer = other.answer(other.certificate, other.keys, false, CertificateStatus.GOOD, NOW);

    // Then
    assertThat(OcspAnswer.open(answer, question, true, CLOCK).state())
        .isEqualTo(OcspAnswer.State.GOOD);
    refused(() -> OcspAnswer.open(answer, question, false, CLOCK), "to another question");
  }

  @Test
  void theAuthorityItselfMayAnswerAndMayNotKnowTheCertificate() throws Exception {
    // When
    var answer = other.answer(other.certificate, other.keys, true, new UnknownStatus(), NOW);

    // Then
    assertThat(OcspAnswer.open(answer, question, false, CLOCK).state())
        .isEqualTo(OcspAnswer.State.UNKNOWN);
  }

  @Test
  void anAnswerFromTheFutureIsRefused() throws Exception {
    // Given
    var later = NOW.plus(Duration.ofMinutes(6));
    var answer = other.answer(other.certificate, other.keys, true, CertificateStatus.GOOD, later);

    // Then
    refused(() -> OcspAnswer.open(answer, question, false, CLOCK), "from the future");
  }

  @Test
  void aResponderWithoutTheRightIsNotBelieved() throws Exception {
    for (var kind : Kind.values()) {
      // Given
      var keys = OtherAuthority.newKeys();
      var responder = other.responder(kind, keys);
      var answer = other.answer(responder, keys, true, CertificateStatus.GOOD, NOW);

      // Then
      if (kind == Kind.GOOD) {
        assertThat(OcspAnswer.open(answer, question, false, CLOCK).state())
            .isEqualTo(OcspAnswer.State.GOOD);
      } else {
        refused(() -> OcspAnswer.open(answer, question, false, CLOCK), "not signed by its");
      }
    }
  }

  @Test
  void noChangedByteMakesAnotherAnswerAndNoneBreaksTheReader() throws Exception {
    // Given
    var answer = other.answer(other.certificate, other.keys, true, new UnknownStatus(), NOW);
    var good = OcspAnswer.open(answer, question, false, CLOCK);

    // Then
    for (int at = 0; at < answer.length; at++) {
      for (int bit = 1; bit <= 0x80; bit <<= 1) {
        var changed = answer.clone();
        changed[at] ^= (byte) bit;
        try {
          var opened = OcspAnswer.open(changed, question, false, CLOCK);
          // the certificates beside it and some tags are not signed, and say nothing
          assertThat(opened.state()).isEqualTo(good.state());
          assertThat(opened.issued()).isEqualTo(good.issued());
          assertThat(opened.expires()).isEqualTo(good.expires());
        } catch (SignedDocumentException e) {
          assertThat(e).hasMessageNotContaining("\n");
        }
      }
    }
  }

  private static void refused(ThrowingCallable call, String words) {
    assertThatThrownBy(call)
        .isInstanceOf(SignedDocumentException.class)
        .hasMessageContaining(words);
  }

  /** What is wrong with a responder. */
  private enum Kind {
    GOOD,
    NO_PURPOSE,
    TO_BE_ASKED_ABOUT,
    ENDED,
    OF_ANOTHER
  }

  /** An authority that is none of ours. */
  private static final class OtherAuthority {
    private static final X500Name NAME = new X500Name("C=CN,O=Other,CN=Some authority");
    final KeyPair keys = newKeys();

    /** The question that is answered. */
    OcspQuestion current;

    final X509Certificate certificate = certificate(NAME, NAME, keys, Kind.NO_PURPOSE);
    final X509Certificate issued =
        certificate(NAME, new X500Name("CN=asked"), newKeys(), Kind.NO_PURPOSE);

    static KeyPair newKeys() {
      try {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
      } catch (GeneralSecurityException e) {
        throw new AssertionError(e);
      }
    }

    X509Certificate responder(Kind kind, KeyPair responder) {
      return kind == Kind.OF_ANOTHER
          ? new OtherAuthority().responder(Kind.GOOD, responder)
          : certificate(NAME, new X500Name("CN=responder"), responder, kind);
    }

    private X509Certificate certificate(X500Name issuer, X500Name subject, KeyPair of, Kind kind) {
      var end = kind == Kind.ENDED ? NOW.minusSeconds(1) : NOW.plus(DAY);
      try {
        var builder =
            new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(subject.hashCode() & 0xffff),
                Date.from(NOW.minus(DAY)),
                Date.from(end),
                subject,
                of.getPublic());
        if (kind != Kind.NO_PURPOSE) {
          builder.addExtension(
              Extension.extendedKeyUsage,
              false,
              new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
        }
        if (kind != Kind.TO_BE_ASKED_ABOUT) {
          builder.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
        }
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
      } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
        throw new AssertionError(e);
      }
    }

    byte[] answer(
        X509Certificate signer, KeyPair of, boolean nonce, CertificateStatus status, Instant made)
        throws Exception {
      var asked = new OCSPReq(OcspQuestion.about(issued, certificate).encoded());
      var holder = new JcaX509CertificateHolder(signer);
      var builder =
          new BasicOCSPRespBuilder(
              new RespID(holder.getSubjectPublicKeyInfo(), OcspQuestion.sha1()));
      builder.addResponse(
          asked.getRequestList()[0].getCertID(), status, Date.from(made), (Date) null);
      if (nonce) {
        builder.setResponseExtensions(extensions());
      }
      var signed =
          builder.build(
              new JcaContentSignerBuilder("SHA256withECDSA").build(of.getPrivate()),
              new X509CertificateHolder[] {holder},
              Date.from(made));
      return new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, signed).getEncoded();
    }

    private Extensions extensions() throws Exception {
      return new Extensions(
          new OCSPReq(current.encoded()).getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce));
    }
  }
}

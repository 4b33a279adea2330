package org.tongban.core.seal;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;

/** What an authority says of one of its certificates (OCSP, RFC 6960), verified. */
public final class OcspAnswer {
  /** Clocks of two machines differ. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final State state;
  private final Instant issued;
  private final Optional<Instant> expires;

  private OcspAnswer(SingleResp single) {
    this.state = State.of(single.getCertStatus());
    this.issued = single.getThisUpdate().toInstant();
    this.expires = Optional.ofNullable(single.getNextUpdate()).map(date -> date.toInstant());
  }

  /** The three things that can be said. */
  public enum State {
    /** It is not revoked. */
    GOOD,
    /** It is revoked, or held back for now. */
    REVOKED,
    /** The authority knows no such certificate. */
    UNKNOWN;

    private static State of(CertificateStatus status) {
      if (status == CertificateStatus.GOOD) {
        return GOOD;
      }
      return status instanceof RevokedStatus ? REVOKED : UNKNOWN;
    }
  }

  /**
   * Opens the answer to a question.
   *
   * @param withoutNonce whether an answer that was signed in advance, so without the question's
   *     nonce, is taken too
   * @throws SignedDocumentException when it is none, by nobody who may answer, to another question,
   *     from the future or past its end
   */
  public static OcspAnswer open(
      byte[] encoded, OcspQuestion question, boolean withoutNonce, Clock clock) {
    return guarded(
        () -> {
          var basic = basic(encoded);
          checkNonce(basic, question, withoutNonce);
          var answer = verified(basic, question.certificate(), question.authority(), clock);
          if (answer.expires.filter(end -> !clock.instant().isBefore(end)).isPresent()) {
            throw new SignedDocumentException("the answer about a certificate is past its end");
          }
          return answer;
        });
  }

  /**
   * Opens an answer that was kept: by the same checks, but its nonce is that of a question long
   * forgotten, and its end may be over.
   *
   * @throws SignedDocumentException as above
   */
  public static OcspAnswer reopen(
      byte[] encoded, X509Certificate certificate, X509Certificate authority, Clock clock) {
    return guarded(() -> verified(basic(encoded), certificate, authority, clock));
  }

  private static OcspAnswer guarded(Untidy.Reading<OcspAnswer> opening) {
    return Untidy.read("no answer about a certificate", opening);
  }

  private static BasicOCSPResp basic(byte[] encoded) throws IOException, OCSPException {
    var response = new OCSPResp(encoded);
    if (response.getStatus() != OCSPResp.SUCCESSFUL) {
      throw new SignedDocumentException("the responder failed with " + response.getStatus());
    }
    if (response.getResponseObject() instanceof BasicOCSPResp basic) {
      return basic;
    }
    throw new SignedDocumentException("no answer about a certificate");
  }

  private static void checkNonce(BasicOCSPResp basic, OcspQuestion question, boolean without) {
    var extension = basic.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    if (extension == null && without) {
      return;
    }
    if (extension == null
        || !Arrays.equals(
            ASN1OctetString.getInstance(extension.getParsedValue()).getOctets(),
            question.nonce())) {
      throw new SignedDocumentException("the answer about a certificate is to another question");
    }
  }

  private static OcspAnswer verified(
      BasicOCSPResp basic, X509Certificate certificate, X509Certificate authority, Clock clock)
      throws IOException {
    var latest = clock.instant().plus(SKEW);
    if (!OcspSigner.signed(basic, authority, clock.instant())) {
      throw new SignedDocumentException(
          "the answer about a certificate is not signed by its authority");
    }
    var id = OcspQuestion.id(certificate, authority);
    var single =
        Arrays.stream(basic.getResponses())
            .filter(one -> one.getCertID().equals(id))
            .findFirst()
            .orElseThrow(() -> new SignedDocumentException("the answer is about another one"));
    if (basic.getProducedAt().toInstant().isAfter(latest)
        || single.getThisUpdate().toInstant().isAfter(latest)) {
      throw new SignedDocumentException("the answer about a certificate is from the future");
    }
    return new OcspAnswer(single);
  }

  /** What it says. */
  public State state() {
    return state;
  }

  /** When it was known to be so. */
  public Instant issued() {
    return issued;
  }

  /** When the authority will know more; empty when it knows more at any time. */
  public Optional<Instant> expires() {
    return expires;
  }
}

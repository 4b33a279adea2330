package org.tongban.core.directory;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tongban.core.message.MemberCode;

/** Reads one entry of a member's {@code keys}. */
final class KeyReader {
  private static final Set<String> KEYS =
      Set.of("use", "suite", "certificate", "from", "to", "revoked");

  private static final Map<Suite, String> CURVES =
      Map.of(Suite.ES256, "P-256", Suite.SM2, "sm2p256v1");

  private final Seen seen;
  private final Problems problems;

  KeyReader(Seen seen, Problems problems) {
    this.seen = seen;
    this.problems = problems;
  }

  Optional<CertifiedKey> read(Cursor at, MemberCode owner) {
    var before = problems.count();
    if (!at.object(KEYS)) {
      return Optional.empty();
    }
    var use = at.at("use").text("must be sign, tls or encrypt", KeyUse::parse);
    var suite = at.at("suite").text("must be ES256 or SM2", Suite::parse);
    var certificate = certificate(at.at("certificate"), use, suite);
    var from = instant(at.at("from"));
    var to = instant(at.at("to"));
    var revoked = at.at("revoked").flag();
    period(at, certificate, from, to);
    if (problems.count() > before || owner == null) {
      return Optional.empty();
    }
    var thumbprint = CertifiedKey.thumbprintOf(certificate);
    return Optional.of(
        new CertifiedKey(owner, use, suite, certificate, thumbprint, from, to, revoked));
  }

  private X509Certificate certificate(Cursor at, KeyUse use, Suite suite) {
    var certificate =
        at.text("must be base64 of one X.509 certificate in DER", CertificateReader::parse);
    if (certificate == null) {
      return null;
    }
    seen.thumbprint(CertifiedKey.thumbprintOf(certificate), at);
    if (suite != null && !CertificateReader.suite(certificate).equals(Optional.of(suite))) {
      at.problem("the suite " + suite + " needs a key on the curve " + CURVES.get(suite));
    }
    if (use != null && !CertificateReader.admits(certificate, use)) {
      at.problem("the certificate's own key usage does not admit '" + use.code() + "'");
    }
    return certificate;
  }

  private static void period(Cursor at, X509Certificate certificate, Instant from, Instant to) {
    if (from == null || to == null) {
      return;
    }
    if (!from.isBefore(to)) {
      at.at("to").problem("must be later than 'from'");
    }
    if (certificate == null) {
      return;
    }
    if (from.isBefore(certificate.getNotBefore().toInstant())) {
      at.at("from").problem("is earlier than the certificate's own first moment");
    }
    if (to.isAfter(certificate.getNotAfter().toInstant())) {
      at.at("to").problem("is later than the certificate's own last moment");
    }
  }

  private static Instant instant(Cursor at) {
    return at.text("must be a time such as 2026-11-22T00:00:00Z", Instant::parse);
  }
}

package org.tongban.core.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Properties;
import org.tongban.core.directory.CertificateReader;
import org.tongban.core.directory.Suite;

/** Until when algorithms are relied on, by the table beside this class. */
final class AlgorithmEnds {
  private static final Properties DAYS = days();

  private AlgorithmEnds() {}

  private static Properties days() {
    var days = new Properties();
    try (var in = AlgorithmEnds.class.getResourceAsStream("algorithms.properties")) {
      days.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return days;
  }

  /** The end of the day that the table names; the beginning of time for what it doesn't. */
  static Instant of(String name) {
    return Optional.ofNullable(DAYS.getProperty(name))
        .map(day -> LocalDate.parse(day).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
        .orElse(Instant.MIN);
  }

  static Instant of(java.security.cert.X509Certificate certificate) {
    return CertificateReader.suite(certificate).equals(Optional.of(Suite.SM2))
        ? of("SM2")
        : of(name(certificate.getPublicKey()));
  }

  private static String name(PublicKey key) {
    if (key instanceof ECPublicKey curve) {
      return "EC-" + curve.getParams().getCurve().getField().getFieldSize();
    }
    return key instanceof RSAPublicKey rsa ? "RSA-" + rsa.getModulus().bitLength() : "";
  }
}

package org.tongban.node.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.tongban.core.message.Actor;
import org.tongban.core.message.Digest;
import org.tongban.core.policy.Policy;
import org.tongban.node.settings.CallerRole;
import org.tongban.node.settings.KnownCaller;

/** Knows local callers by the SHA-256 hash of their bearer token (RFC 6750) or certificate. */
public final class Callers {
  private final Supplier<List<KnownCaller>> known;
  private final Clock clock;

  /**
   * @param known those in force, asked for at each request
   */
  public Callers(Supplier<List<KnownCaller>> known, Clock clock) {
    this.known = Objects.requireNonNull(known, "known");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** The caller with this token; compares every hash in constant time. */
  Optional<Caller> withToken(String token) {
    return known(KnownCaller::sha256, token.getBytes(StandardCharsets.UTF_8));
  }

  /** The caller with this certificate, whose time the caller of this method has looked at. */
  Optional<Caller> withCertificate(X509Certificate certificate) {
    try {
      return known(KnownCaller::certificate, certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      return Optional.empty();
    }
  }

  /** The caller of this name; for who has proven it in another way than by what it shows. */
  Optional<Caller> named(String name) {
    return known.get().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .flatMap(this::good);
  }

  private Optional<Caller> known(Function<KnownCaller, Optional<String>> hashOf, byte[] shown) {
    var hash = Digest.sha256(shown).bytes();
    KnownCaller found = null;
    for (var one : known.get()) {
      var held = hashOf.apply(one);
      if (held.isPresent() && MessageDigest.isEqual(HexFormat.of().parseHex(held.get()), hash)) {
        found = one;
      }
    }
    return Optional.ofNullable(found).flatMap(this::good);
  }

  private Optional<Caller> good(KnownCaller found) {
    var today = LocalDate.ofInstant(clock.instant(), Policy.CALENDAR);
    return Optional.of(found).filter(one -> !one.expired(today)).map(Callers::caller);
  }

  private static Caller caller(KnownCaller known) {
    var roles =
        known.roles().stream()
            .flatMap(word -> CallerRole.find(word).stream())
            .collect(Collectors.toSet());
    return new Caller(new Actor(known.name(), known.unit(), known.operator()), roles);
  }
}

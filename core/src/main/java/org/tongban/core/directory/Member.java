package org.tongban.core.directory;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;

/**
 * A jurisdiction's authority as the directory describes it.
 *
 * @param creditCode unified social credit code (GB 32100)
 * @param prefixes leading digits of the division codes that the member answers for
 * @param endpoints base addresses of its nodes, https only, the preferred one first
 * @param services what it answers, with the versions it has
 * @param active false while the operator has suspended the member: nobody asks it, and what it
 *     sends is refused
 * @param relay whether it passes sealed messages on to members below it
 * @param via how it is reached; empty where everybody talks to it directly
 */
public record Member(
    MemberCode code,
    String nameZh,
    String nameEn,
    String creditCode,
    List<String> prefixes,
    List<URI> endpoints,
    List<CertifiedKey> keys,
    Map<ServiceId, List<ServiceVersion>> services,
    boolean active,
    boolean relay,
    Optional<Via> via) {
  public Member {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(nameZh, "nameZh");
    Objects.requireNonNull(nameEn, "nameEn");
    Objects.requireNonNull(creditCode, "creditCode");
    prefixes = List.copyOf(prefixes);
    endpoints = List.copyOf(endpoints);
    keys = List.copyOf(keys);
    services = Map.copyOf(services);
    Objects.requireNonNull(via, "via");
  }

  /**
   * Whether an ask in this version finds an answer. A higher minor version is backward compatible,
   * so a member that offers 1.2 answers an ask in 1.0, and none in 1.3 or 2.0.
   */
  public boolean offers(ServiceId service, ServiceVersion version) {
    return services.getOrDefault(service, List.of()).stream()
        .anyMatch(has -> has.major() == version.major() && has.minor() >= version.minor());
  }

  Member without(Predicate<CertifiedKey> revoked) {
    var left = keys.stream().map(key -> revoked.test(key) ? key.withdrawn() : key).toList();
    return new Member(
        code, nameZh, nameEn, creditCode, prefixes, endpoints, left, services, active, relay, via);
  }

  /** The keys of one use that may be relied on at that time; several while one follows another. */
  public List<CertifiedKey> keys(KeyUse use, Instant at) {
    return keys.stream().filter(key -> key.use() == use && key.usable(at)).toList();
  }

  /** The same, of one suite. */
  public List<CertifiedKey> keys(KeyUse use, Suite suite, Instant at) {
    return keys(use, at).stream().filter(key -> key.suite() == suite).toList();
  }
}

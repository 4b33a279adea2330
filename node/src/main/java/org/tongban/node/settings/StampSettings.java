package org.tongban.node.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Who stamps the journal's checkpoints (RFC 3161).
 *
 * @param from addresses of time-stamp authorities, the preferred one first; the next is asked where
 *     one fails
 * @param authorities certificates (PEM) of these, or of the authorities above them
 * @param renewBefore how long before its end a time-stamp is renewed
 * @param limit how old an entry may get without a time-stamp; then no new ask is taken until there
 *     is one
 */
public record StampSettings(
    List<String> from, List<Path> authorities, Duration limit, Duration renewBefore) {
  private static final Duration RENEW = Duration.ofDays(90);
  private static final Duration LIMIT = Duration.ofHours(24);
  private static final Duration SHORTEST = Duration.ofSeconds(10);

  public StampSettings {
    from = from == null ? List.of() : List.copyOf(from);
    authorities = authorities == null ? List.of() : List.copyOf(authorities);
    limit = limit == null ? LIMIT : limit;
    renewBefore = renewBefore == null ? RENEW : renewBefore;
    new Check()
        .rule("renewBefore", Check.positive(renewBefore), "must be longer than 0")
        .rule("from", !from.isEmpty(), "must name at least one address")
        .rule("from", from.stream().allMatch(Addresses::file), Addresses.FILE_RULE)
        .rule("authorities", !authorities.isEmpty(), "must name at least one certificate")
        .rule("limit", limit.compareTo(SHORTEST) >= 0, "must be 10s or longer")
        .done();
  }
}

package org.tongban.node.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Whom a node believes, beside the directory, that a certificate is revoked.
 *
 * @param authorities certificates (PEM) of the authorities that issue the members' certificates
 * @param lists files with their lists of revoked certificates (CRL), brought by a person
 * @param listsFrom addresses that such lists are pulled from
 * @param maxAge how long after it was made a list serves, where that is shorter than its own end
 * @param goOnFor how long after that it is still relied on while no newer one can be had; then
 *     nobody is believed. 0s for not at all
 */
public record RevocationSettings(
    List<Path> authorities,
    List<Path> lists,
    List<String> listsFrom,
    Duration maxAge,
    Duration goOnFor) {
  private static final Duration MAX_AGE = Duration.ofDays(7);
  private static final Duration GO_ON_FOR = Duration.ofDays(3);

  public RevocationSettings {
    authorities = authorities == null ? List.of() : List.copyOf(authorities);
    lists = lists == null ? List.of() : List.copyOf(lists);
    listsFrom = listsFrom == null ? List.of() : List.copyOf(listsFrom);
    maxAge = maxAge == null ? MAX_AGE : maxAge;
    goOnFor = goOnFor == null ? GO_ON_FOR : goOnFor;
    new Check()
        .rule("authorities", !authorities.isEmpty(), "must name at least one")
        .rule(
            "listsFrom",
            !lists.isEmpty() || !listsFrom.isEmpty(),
            "must name an address, or lists a file")
        .rule("listsFrom", listsFrom.stream().allMatch(Addresses::list), Addresses.LIST_RULE)
        .rule("maxAge", Check.positive(maxAge), "must be longer than 0")
        .rule("goOnFor", !goOnFor.isNegative(), "must be 0s or longer")
        .done();
  }
}

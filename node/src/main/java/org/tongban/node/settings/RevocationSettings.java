package org.tongban.node.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whom a node believes, beside the directory, that a certificate is revoked.
 *
 * @param authorities certificates (PEM) of the authorities that issue the members' certificates
 * @param lists files with their lists of revoked certificates (CRL), brought by a person
 * @param listsFrom addresses that such lists are pulled from
 * @param ocsp whom to ask about each certificate (RFC 6960)
 * @param maxAge how long after it was made a list or an answer serves, where that is shorter than
 *     its own end
 * @param goOnFor how long after that it is still relied on while no newer one can be had; then
 *     nobody is believed. 0s for not at all
 */
public record RevocationSettings(
    List<Path> authorities,
    List<Path> lists,
    List<String> listsFrom,
    List<Responder> ocsp,
    Duration maxAge,
    Duration goOnFor) {
  private static final Duration MAX_AGE = Duration.ofDays(7);
  private static final Duration GO_ON_FOR = Duration.ofDays(3);

  public RevocationSettings {
    authorities = authorities == null ? List.of() : List.copyOf(authorities);
    lists = lists == null ? List.of() : List.copyOf(lists);
    listsFrom = listsFrom == null ? List.of() : List.copyOf(listsFrom);
    ocsp = ocsp == null ? List.of() : List.copyOf(ocsp);
    maxAge = maxAge == null ? MAX_AGE : maxAge;
    goOnFor = goOnFor == null ? GO_ON_FOR : goOnFor;
    new Check()
        .rule(
            "authorities",
            authorities.isEmpty() == (lists.isEmpty() && listsFrom.isEmpty()),
            "must be named where lists or listsFrom are, and only there")
        .rule(
            "authorities",
            !authorities.isEmpty() || !ocsp.isEmpty(),
            "must name at least one, or ocsp a responder")
        .rule("listsFrom", listsFrom.stream().allMatch(Addresses::file), Addresses.FILE_RULE)
        .rule("maxAge", Check.positive(maxAge), "must be longer than 0")
        .rule("goOnFor", !goOnFor.isNegative(), "must be 0s or longer")
        .done();
  }

  /**
   * Who answers for one authority whether a certificate is revoked.
   *
   * @param authority certificate (PEM) of the authority
   * @param nonce whether an answer must repeat the question's nonce; false only for a responder
   *     that signs its answers in advance
   */
  public record Responder(Path authority, String address, Optional<Boolean> nonce) {
    public Responder {
      new Check()
          .given("authority", authority)
          .value("address", address, Addresses::file, Addresses.FILE_RULE)
          .done();
    }

    /** As {@code nonce}, true where that is left out. */
    public boolean withNonce() {
      return nonce.orElse(true);
    }
  }
}

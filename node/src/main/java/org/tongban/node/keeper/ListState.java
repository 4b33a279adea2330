package org.tongban.node.keeper;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import org.tongban.core.seal.RevocationList;
import org.tongban.node.settings.RevocationSettings;

/**
 * What is known of one authority's list of revoked certificates.
 *
 * @param authority its subject
 * @param number of the list held; empty when there is none
 * @param issued when it was made
 * @param due from when on a newer one is missing
 * @param until how long it is relied on without a newer one
 * @param overdue whether a newer one is missing
 * @param reliedOn whether it is still relied on
 */
public record ListState(
    String authority,
    Optional<BigInteger> number,
    Optional<Instant> issued,
    Optional<Instant> due,
    Optional<Instant> until,
    boolean overdue,
    boolean reliedOn) {
  static ListState of(
      X509Certificate authority,
      Optional<RevocationList> list,
      RevocationSettings settings,
      Instant now) {
    Optional<Instant> due = list.map(held -> due(held, settings));
    Optional<Instant> until = due.map(end -> end.plus(settings.goOnFor()));
    return new ListState(
        name(authority),
        list.map(RevocationList::number),
        list.map(RevocationList::issued),
        due,
        until,
        due.filter(now::isBefore).isEmpty(),
        until.filter(now::isBefore).isPresent());
  }

  private static Instant due(RevocationList list, RevocationSettings settings) {
    var aged = list.issued().plus(settings.maxAge());
    return aged.isBefore(list.expires()) ? aged : list.expires();
  }

  static String name(X509Certificate authority) {
    return authority.getSubjectX500Principal().getName();
  }
}

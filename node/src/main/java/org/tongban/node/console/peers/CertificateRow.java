package org.tongban.node.console.peers;

import java.time.Instant;
import java.util.List;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Member;
import org.tongban.core.directory.Suite;

/**
 * A certificate as the local API gives it.
 *
 * @param days whole ones up to its end; negative afterwards
 * @param standing {@code good}, {@code next}, {@code over} or {@code revoked}
 */
record CertificateRow(
    String member,
    KeyUse use,
    Suite suite,
    String thumbprint,
    Instant from,
    Instant to,
    long days,
    String standing) {
  static CertificateRow of(Ending one, Instant now) {
    var key = one.key();
    return new CertificateRow(
        one.member().code().value(),
        key.use(),
        key.suite(),
        key.thumbprint(),
        key.from(),
        key.to(),
        one.days(),
        one.standing(now));
  }

  static List<CertificateRow> of(Member member, Instant now) {
    return of(member.keys().stream().map(key -> Ending.of(member, key, now)).toList(), now);
  }

  static List<CertificateRow> of(List<Ending> all, Instant now) {
    return all.stream().map(one -> of(one, now)).toList();
  }
}

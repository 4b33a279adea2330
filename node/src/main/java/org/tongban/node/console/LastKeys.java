package org.tongban.node.console;

import java.util.List;
import java.util.stream.Stream;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.Member;

/** The certificates of a member whose end somebody must mind. */
public final class LastKeys {
  private LastKeys() {}

  /** Those not revoked that no other one of the same use and suite outlives. */
  public static Stream<CertifiedKey> of(Member member) {
    return member.keys().stream().filter(key -> last(key, member.keys()));
  }

  private static boolean last(CertifiedKey key, List<CertifiedKey> all) {
    return !key.revoked()
        && all.stream()
            .filter(other -> other.use() == key.use() && other.suite() == key.suite())
            .noneMatch(other -> !other.revoked() && other.to().isAfter(key.to()));
  }
}

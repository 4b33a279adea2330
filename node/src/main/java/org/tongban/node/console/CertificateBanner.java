package org.tongban.node.console;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.Directory;
import org.tongban.core.message.MemberCode;

/**
 * Says when the next of the own certificates ends: from 30 days before, more loudly from 7. One
 * that another of the same use and suite outlives says nothing.
 */
final class CertificateBanner implements Banner.Source {
  private static final long EARLY = 30;
  private static final long LATE = 7;

  private final MemberCode member;
  private final Supplier<Directory> directory;
  private final Clock clock;

  CertificateBanner(MemberCode member, Supplier<Directory> directory, Clock clock) {
    this.member = member;
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  public List<Banner> now() {
    var held = directory.get();
    return held.members().stream()
        .filter(one -> one.code().equals(member))
        .flatMap(one -> one.keys().stream().filter(key -> last(key, one.keys())))
        .min(Comparator.comparing(CertifiedKey::to))
        .map(this::banner)
        .orElse(List.of());
  }

  private static boolean last(CertifiedKey key, List<CertifiedKey> all) {
    return !key.revoked()
        && all.stream()
            .filter(other -> other.use() == key.use() && other.suite() == key.suite())
            .noneMatch(other -> !other.revoked() && other.to().isAfter(key.to()));
  }

  private List<Banner> banner(CertifiedKey key) {
    long days = Duration.between(clock.instant(), key.to()).toDays();
    boolean over = !clock.instant().isBefore(key.to());
    if (days >= EARLY) {
      return List.of();
    }
    var text = over ? "banner.certificate.over" : "banner.certificate";
    return List.of(new Banner(days < LATE ? "bad" : "warn", text, List.of(key.use().name(), days)));
  }
}

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
        .flatMap(LastKeys::of)
        .min(Comparator.comparing(CertifiedKey::to))
        .map(this::banner)
        .orElse(List.of());
  }

  private List<Banner> banner(CertifiedKey key) {
    long days = Duration.between(clock.instant(), key.to()).toDays();
    boolean over = !clock.instant().isBefore(key.to());
    if (days >= EARLY) {
      return List.of();
    }
    var step = over ? ".over" : days < LATE ? ".soon" : "";
    var level = days < LATE ? "bad" : "warn";
    var values = List.<Object>of(key.use().name(), days);
    return List.of(new Banner(level, "banner.certificate" + step, values, "/peers/own"));
  }
}

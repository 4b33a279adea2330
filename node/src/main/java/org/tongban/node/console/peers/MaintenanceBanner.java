package org.tongban.node.console.peers;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.console.Banner;
import org.tongban.node.peer.Suspensions;
import org.tongban.node.store.Suspension;

/** Says on every page that this node exchanges nothing now, or from when on it will not. */
final class MaintenanceBanner implements Banner.Source {
  private static final String PAGE = "/peers/own";

  private final Suspensions suspensions;
  private final Function<java.time.Instant, String> words;
  private final Clock clock;

  /**
   * @param words a moment as the offices write it
   */
  MaintenanceBanner(
      Suspensions suspensions, Function<java.time.Instant, String> words, Clock clock) {
    this.suspensions = suspensions;
    this.words = words;
    this.clock = clock;
  }

  @Override
  public List<Banner> now() {
    try {
      return suspensions.maintenance().map(this::said).stream().toList();
    } catch (RefusedException unknown) {
      // the page itself says that the database is away
      return List.of();
    }
  }

  private Banner said(Suspension one) {
    var end = one.until().map(words).orElse("");
    return one.inForce(clock.instant())
        ? new Banner("bad", "banner.maintenance", List.of(end, one.why()), PAGE)
        : new Banner(
            "warn",
            "banner.maintenance.planned",
            List.of(words.apply(one.since()), end, one.why()),
            PAGE);
  }
}

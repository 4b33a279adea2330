package org.tongban.harness.partner;

import java.util.concurrent.atomic.AtomicLong;

/** Picks so many of a hundred, spread evenly, so that two tries alike end alike. */
final class Share {
  private static final int ALL = 100;

  private final int percent;
  private final AtomicLong seen = new AtomicLong();

  Share(int percent) {
    this.percent = percent;
  }

  /** Whether the next one is among them. */
  boolean next() {
    var before = seen.getAndIncrement();
    return (before + 1) * percent / ALL > before * percent / ALL;
  }
}

package org.tongban.node.watch;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.function.Consumer;
import org.tongban.core.policy.RateLimits.Asker;

/** Counts the asks that came too often, by whom: {@code tongban.asks.limited}. */
public final class LimitedAsks implements Consumer<Asker> {
  private static final String COUNTER = "tongban.asks.limited";

  private final MeterRegistry meters;

  public LimitedAsks(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public void accept(Asker asker) {
    meters.counter(COUNTER, "by", asker.name().toLowerCase(Locale.ROOT)).increment();
  }
}

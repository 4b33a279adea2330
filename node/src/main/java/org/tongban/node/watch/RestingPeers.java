package org.tongban.node.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;
import org.tongban.core.refusal.RefusedException;

/**
 * Which members can't be reached: {@code tongban.peer.resting} by {@code peer}, the asks that rest
 * for it. Always up: others are exchanged with as before.
 */
public final class RestingPeers implements HealthIndicator {
  private static final Logger LOG = LoggerFactory.getLogger(RestingPeers.class);

  private final Supplier<Map<String, Long>> resting;
  private final MultiGauge gauge;

  /**
   * @param resting how many asks rest, by the member's code
   */
  public RestingPeers(Supplier<Map<String, Long>> resting, MeterRegistry meters) {
    this.resting = Objects.requireNonNull(resting, "resting");
    this.gauge = MultiGauge.builder("tongban.peer.resting").register(meters);
  }

  /** Takes down how it is. */
  @Scheduled(fixedDelayString = "PT5S")
  public void look() {
    try {
      List<MultiGauge.Row<?>> rows =
          resting.get().entrySet().stream()
              .<MultiGauge.Row<?>>map(
                  one -> MultiGauge.Row.of(Tags.of("peer", one.getKey()), one.getValue()))
              .toList();
      gauge.register(rows, true);
    } catch (RefusedException e) {
      LOG.warn("It can't be told now which members rest: {}", e.getMessage());
    }
  }

  @Override
  public Health health() {
    try {
      return Health.up().withDetail("resting", resting.get()).build();
    } catch (RefusedException e) {
      return Health.up().withDetail("resting", "unknown").build();
    }
  }
}

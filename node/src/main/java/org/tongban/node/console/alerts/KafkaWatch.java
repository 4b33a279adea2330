package org.tongban.node.console.alerts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tongban.node.kafka.ParkedRecords;
import org.tongban.node.kafka.Reach;

/** Whether the cluster is away, and what was parked there; that is asked for now and then only. */
final class KafkaWatch implements Watch {
  private static final Duration EVERY = Duration.ofMinutes(5);

  private final Reach reach;
  private final ParkedRecords parked;
  private final Clock clock;
  private ParkedRecords.Extent extent = new ParkedRecords.Extent(0, 0);
  private Instant looked = Instant.MIN;

  KafkaWatch(Reach reach, ParkedRecords parked, Clock clock) {
    this.reach = reach;
    this.parked = parked;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public synchronized List<Finding> look() {
    var found = new ArrayList<Finding>();
    if (!reach.up()) {
      found.add(new Finding(Rule.KAFKA_AWAY, "cluster", "", 1));
    } else if (!clock.instant().isBefore(next())) {
      extent = parked.extent();
      looked = clock.instant();
    }
    if (extent.count() > 0) {
      var cause = String.format("%019d", extent.last());
      found.add(new Finding(Rule.KAFKA_PARKED, "parked", cause, extent.count()));
    }
    return found;
  }

  private Instant next() {
    return looked.equals(Instant.MIN) ? looked : looked.plus(EVERY);
  }
}

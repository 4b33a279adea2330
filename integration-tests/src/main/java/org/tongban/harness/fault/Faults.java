package org.tongban.harness.fault;

import java.time.Clock;
import java.util.List;

/** All faults, in the order in which they are tried. */
final class Faults {
  private Faults() {}

  static List<Fault> all(Clock clock) {
    return List.of(
        KillNode.answering(),
        KillNode.asking(),
        new KillReplica(),
        new KillInBatch(),
        KillDatabase.answering(),
        KillDatabase.asking(),
        new ReadOnlyDatabase(),
        FullDisk.ofTables(),
        FullDisk.ofLog(),
        new LineFault.Cut(),
        new LineFault.Slow(),
        new LineFault.HalfOpen(),
        new LineFault.Noisy(),
        new WrongClock(clock),
        new StaleDirectory(),
        new StampAuthorityGone(),
        new BrokerDown());
  }
}

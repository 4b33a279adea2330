package org.tongban.harness.conformance;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How time is let pass where a check needs that. */
@FunctionalInterface
interface Pause {
  /** As it passes for everybody. */
  Pause REAL = time -> TimeUnit.MILLISECONDS.sleep(time.toMillis());

  /** Returns when so much time has passed by the clock of the kit, and by the node's. */
  void last(Duration time) throws InterruptedException;
}

package org.tongban.harness.control;

import java.util.Map;
import org.tongban.core.message.MemberCode;
import org.tongban.harness.scenario.Knobs;

/** Simulated regions while they are played. */
public interface Turned {
  /**
   * Turns a region's knobs.
   *
   * @throws IllegalArgumentException when there is no such region
   */
  void turn(MemberCode region, Knobs knobs);

  /** How many messages each region has replied to so far. */
  Map<MemberCode, Long> replies();
}

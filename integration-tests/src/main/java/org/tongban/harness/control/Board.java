package org.tongban.harness.control;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tongban.core.message.MemberCode;
import org.tongban.harness.scenario.Drill;
import org.tongban.harness.scenario.Knobs;
import org.tongban.harness.scenario.Scenario;

/** How the knobs of all regions are turned, by hand or for a while by a drill. */
final class Board {
  private final Scenario scenario;
  private final Turned regions;
  private final Clock clock;
  private final Map<MemberCode, Knobs> byHand = new LinkedHashMap<>();
  private Optional<Running> running = Optional.empty();

  /**
   * A drill that goes on.
   *
   * @param until when it ends by itself
   */
  record Running(Drill drill, Instant until) {}

  Board(Scenario scenario, Turned regions, Clock clock) {
    this.scenario = scenario;
    this.regions = regions;
    this.clock = clock;
    normalKnobs();
  }

  private void normalKnobs() {
    scenario.partners().forEach(one -> byHand.put(one.code(), Knobs.of(one.behaviour())));
  }

  Scenario scenario() {
    return scenario;
  }

  long replies(MemberCode region) {
    return regions.replies().getOrDefault(region, 0L);
  }

  synchronized Optional<Running> running() {
    tidy();
    return running;
  }

  /** As they are turned now; empty for a region that is not played. */
  synchronized Optional<Knobs> knobs(MemberCode region) {
    tidy();
    return running
        .map(run -> run.drill().knobs().get(region))
        .or(() -> Optional.ofNullable(byHand.get(region)));
  }

  /** Whether they were turned; not while a drill goes on. */
  synchronized boolean turn(MemberCode region, Knobs knobs) {
    tidy();
    if (running.isPresent()) {
      return false;
    }
    byHand.put(region, knobs);
    regions.turn(region, knobs);
    return true;
  }

  /** All regions as their scripts have them, and no drill. */
  synchronized void normal() {
    running = Optional.empty();
    normalKnobs();
    byHand.forEach(regions::turn);
  }

  /** Whether it has begun; not while another goes on. */
  synchronized boolean begin(Drill drill) {
    tidy();
    if (running.isPresent()) {
      return false;
    }
    running = Optional.of(new Running(drill, clock.instant().plus(drill.longest())));
    drill.knobs().forEach(regions::turn);
    return true;
  }

  /** All that a drill has turned is as it was before. */
  synchronized void end() {
    var over = running;
    running = Optional.empty();
    over.ifPresent(
        run ->
            run.drill()
                .knobs()
                .keySet()
                .forEach(region -> regions.turn(region, byHand.get(region))));
  }

  /** Ends a drill whose time is over; whoever began it may be gone. */
  synchronized void tidy() {
    if (running.filter(run -> !clock.instant().isBefore(run.until())).isPresent()) {
      end();
    }
  }
}

package org.tongban.node.twophase;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.catalogue.TwoPhase;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;
import org.tongban.node.demo.register.Holding;
import org.tongban.node.store.Transaction.State;
import org.tongban.node.twophase.World.Left;

/**
 * Every order of everything that can happen to a transfer, up to a number of asks, crashes and
 * losses: at no moment is credit lost or doubled, and from each moment it comes to an end.
 */
class EveryOrderTest {
  private static final Set<State> ENDED =
      Set.of(State.COMMITTED, State.CANCELLED, State.EXPIRED, State.REFUSED);
  private static TwoPhase block;

  @BeforeAll
  static void contract() {
    block =
        Catalogue.load(Path.of("../schemas"))
            .find(new ServiceId("timebank.transfer"), new ServiceVersion(1, 0))
            .flatMap(Contract::twoPhase)
            .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"1, 4, 2, 2", "1, 5, 1, 2", "0, 3, 2, 2"})
  void noCreditIsLostOrDoubled(int free, int sends, int crashes, int losses) {
    // Given
    var model = new Model(block, true);
    var first = Model.first(free, new Left(sends, crashes, losses));

    // When
    var seen = new HashSet<World>();
    var faults = explore(model, first, seen);

    // Then
    assertThat(faults)
        .as("of %d states with %d asks, %d crashes, %d losses", seen.size(), sends, crashes, losses)
        .isEmpty();
    assertThat(seen).as("states").hasSizeGreaterThan(1_000);
    assertThat(seen).extracting(world -> world.home().state()).containsAll(reached(free));
  }

  private static List<State> reached(int free) {
    return free == 0
        ? List.of(State.REFUSED, State.CANCELLED)
        : List.of(State.COMMITTED, State.CANCELLED, State.EXPIRED, State.REFUSED);
  }

  @Test
  void aRegisterThatForgetsWhatItCancelledIsFound() {
    // Given
    var model = new Model(block, false);

    // When
    var faults = explore(model, Model.first(1, new Left(4, 2, 2)), new HashSet<>());

    // Then
    assertThat(faults).anyMatch(fault -> fault.startsWith("still reserved"));
  }

  private static List<String> explore(Model model, World first, Set<World> seen) {
    var faults = new ArrayList<String>();
    var open = new ArrayDeque<World>();
    open.add(first);
    seen.add(first);
    while (!open.isEmpty() && faults.size() < 5) {
      var world = open.poll();
      wrong(world, total(first), faults);
      for (var next : model.next(world)) {
        var before = world.home().decision();
        if (before.isPresent() && !before.equals(next.home().decision())) {
          faults.add("another decision: " + world + " -> " + next);
        }
        if (seen.add(next)) {
          open.add(next);
        }
      }
      if (!ends(model, world)) {
        faults.add("never ends: " + world);
      }
    }
    return faults;
  }

  private static int total(World world) {
    var register = world.register();
    return register.free()
        + register.spent()
        + register.kept().filter(EveryOrderTest::holds).map(Holding::amount).orElse(0);
  }

  private static boolean holds(Holding kept) {
    return kept.state() == Holding.State.RESERVED || kept.state() == Holding.State.COMMITTED;
  }

  private static boolean is(World world, Holding.State state) {
    return world.register().kept().filter(kept -> kept.state() == state).isPresent();
  }

  private static void wrong(World world, int total, List<String> faults) {
    var state = world.home().state();
    if (total(world) != total || world.register().free() < 0) {
      faults.add("credit lost or made: " + world);
    }
    if ((world.credited() > 0 || state == State.COMMITTED) && !is(world, Holding.State.COMMITTED)) {
      faults.add("credited, and not taken out: " + world);
    }
    if (state == State.IN_DOUBT) {
      faults.add("in doubt, with nobody wrong: " + world);
    }
    if (ENDED.contains(state) && state != State.COMMITTED) {
      if (is(world, Holding.State.COMMITTED)) {
        faults.add("taken out, and never credited: " + world);
      }
      if (is(world, Holding.State.RESERVED)) {
        faults.add("still reserved: " + world);
      }
    }
  }

  /** With nothing more going wrong: what is on its way arrives, and the coordinator goes on. */
  private static boolean ends(Model model, World world) {
    var now = world.with(new Left(20, 0, 0));
    for (int step = 0; step < 40; step++) {
      if (ENDED.contains(now.home().state()) && now.asks().isEmpty()) {
        return now.home().state() != State.COMMITTED || is(now, Holding.State.COMMITTED);
      }
      now = model.calm(now);
    }
    return false;
  }
}

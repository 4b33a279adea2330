package org.tongban.node.twophase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tongban.core.catalogue.TwoPhase;
import org.tongban.core.message.Digest;
import org.tongban.core.message.Outcome;
import org.tongban.node.demo.register.Holding;
import org.tongban.node.demo.register.Holding.Step;
import org.tongban.node.lookup.SameAnswer;
import org.tongban.node.store.StepTaken;
import org.tongban.node.store.Transaction.Decision;
import org.tongban.node.store.Transaction.State;
import org.tongban.node.twophase.World.Ask;
import org.tongban.node.twophase.World.Home;
import org.tongban.node.twophase.World.Left;
import org.tongban.node.twophase.World.Register;

/**
 * What can happen next: by the program's own transitions of coordinator ({@link Course}, {@link
 * Said}), answering node ({@link SameAnswer}) and register ({@link Holding}), with everything that
 * can go wrong between two durable writes.
 */
final class Model {
  static final int AMOUNT = 1;
  private static final String ID = "0193a5c0-1111-7abc-8def-0123456789ab";
  private static final Instant EARLY = Instant.parse("2026-11-22T20:00:00Z");
  private static final Instant LATE = EARLY.plusSeconds(60);

  private final TwoPhase block;
  private final boolean remembers;

  /**
   * @param remembers false for a register that forgets what it has cancelled, to see the model bite
   */
  Model(TwoPhase block, boolean remembers) {
    this.block = block;
    this.remembers = remembers;
  }

  static World first(int free, Left left) {
    var home = new Home(State.RESERVING, Optional.empty(), 0, false);
    var none = List.of(Optional.<StepTaken>empty(), Optional.<StepTaken>empty());
    var memory = new ArrayList<>(none);
    memory.add(Optional.empty());
    var register = new Register(free, 0, Optional.empty(), List.copyOf(memory), false);
    return new World(home, register, List.of(), 0, left);
  }

  /** Every world that can come next. */
  List<World> next(World world) {
    var found = new ArrayList<World>();
    clocks(world, found::add);
    caller(world, found::add);
    send(world, found::add);
    for (int at = 0; at < world.asks().size(); at++) {
      travel(world, at, found::add);
    }
    return found;
  }

  /** What comes next where nothing goes wrong any more, and the time to decide passes. */
  World calm(World world) {
    if (!world.asks().isEmpty()) {
      var ask = world.asks().get(0);
      var rest = world.asks().subList(1, world.asks().size());
      var arrived = register(world.with(rest), ask, true);
      return heard(arrived.world(), ask, arrived.said());
    }
    var found = new ArrayList<World>();
    send(world, found::add);
    if (found.isEmpty()) {
      clocks(world, found::add);
      return found.get(found.size() - 1);
    }
    return found.get(0);
  }

  private static void clocks(World world, Consumer<World> add) {
    var home = world.home();
    var register = world.register();
    if (!home.due()) {
      add.accept(world.with(new Home(home.state(), home.decision(), home.tries(), true)));
    }
    if (!register.late()) {
      add.accept(
          world.with(
              new Register(
                  register.free(), register.spent(), register.kept(), register.memory(), true)));
    }
    if (register.free() > 0 && register.spent() == 0) {
      add.accept(
          world.with(
              new Register(
                  register.free() - 1, 1, register.kept(), register.memory(), register.late())));
    }
    var due = Course.due(home.state(), home.due() ? LATE : EARLY, LATE);
    if (due != home.state()) {
      add.accept(world.with(moved(home, due)));
    }
  }

  /** The local system decides whenever it likes, and credits once it sees COMMITTED. */
  private static void caller(World world, Consumer<World> add) {
    var home = world.home();
    for (var wish : Decision.values()) {
      Course.decided(home.state(), wish, home.decision(), home.due() ? LATE : EARLY, LATE)
          .filter(to -> to != home.state())
          .ifPresent(to -> add.accept(world.with(moved(home, to))));
    }
    if (home.state() == State.COMMITTED && world.credited() == 0) {
      add.accept(world.credit(AMOUNT));
    }
  }

  private static Home moved(Home home, State to) {
    return new Home(to, home.decision().or(() -> Course.decision(to)), 0, home.due());
  }

  private static Optional<Step> step(State state) {
    return switch (state) {
      case RESERVING -> Optional.of(Step.RESERVE);
      case COMMITTING -> Optional.of(Step.COMMIT);
      case CANCELLING -> Optional.of(Step.CANCEL);
      default -> Optional.empty();
    };
  }

  /** The asking is counted first. One that is taken for dead may live, and another replica asks. */
  private void send(World world, Consumer<World> add) {
    var home = world.home();
    var step = step(home.state());
    var taken = world.awaits() ? 1 : 0;
    if (step.isEmpty() || world.left().sends() == 0 || world.left().crashes() < taken) {
      return;
    }
    var left =
        new Left(world.left().sends() - 1, world.left().crashes() - taken, world.left().losses());
    var counted =
        world
            .with(left)
            .with(
                new Home(home.state(), home.decision(), Math.min(2, home.tries() + 1), home.due()));
    var asks = new ArrayList<>(world.asks());
    asks.add(new Ask(step.get(), home.state(), true));
    add.accept(counted.with(asks));
    if (left.crashes() > 0) {
      add.accept(counted.crash());
    }
  }

  private void travel(World world, int at, Consumer<World> add) {
    var ask = world.asks().get(at);
    var rest = new ArrayList<>(world.asks());
    rest.remove(at);
    var gone = world.with(rest);
    var arrived = register(gone, ask, true);
    add.accept(heard(arrived.world(), ask, arrived.said()));
    if (world.left().losses() > 0) {
      add.accept(heard(gone.loss(), ask, Said.LOST));
      if (ask.step() == Step.RESERVE) {
        add.accept(heard(gone.loss(), ask, Said.NO));
        add.accept(heard(arrived.world().loss(), ask, Said.UNUSABLE));
      }
      add.accept(heard(arrived.world().loss(), ask, Said.LOST));
      // delivered, and a second time later, although no node admits one message twice
      add.accept(heard(register(world, ask, true).world().loss(), ask, arrived.said()));
    }
    if (ask.awaited()) {
      // nobody waits any longer, and it may still arrive
      rest.add(at, new Ask(ask.step(), ask.from(), false));
      add.accept(world.with(rest));
    }
    if (world.left().crashes() > 0) {
      add.accept(heard(gone.crash(), ask, Said.LOST));
      add.accept(heard(register(gone, ask, false).world().crash(), ask, Said.LOST));
      add.accept(arrived.world().crash());
    }
  }

  /** Only what was changed by nobody since is changed. */
  private static World heard(World world, Ask ask, Said said) {
    var home = world.home();
    if (!ask.awaited() || home.state() != ask.from()) {
      return world;
    }
    var to = Course.heard(home.state(), said, home.tries() > 1);
    return to == home.state() ? world : world.with(moved(home, to));
  }

  private record Arrived(World world, Said said) {}

  private static final class Died extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * @param survives false for a node that dies between the register's write and its own
   */
  private Arrived register(World world, Ask ask, boolean survives) {
    var held = new Register[] {world.register()};
    var memory =
        new SameAnswer.Memory() {
          @Override
          public Optional<StepTaken> find() {
            return held[0].memory().get(ask.step().ordinal());
          }

          @Override
          public void keep(StepTaken taken) {
            if (!survives) {
              throw new Died();
            }
            var all = new ArrayList<>(held[0].memory());
            all.set(ask.step().ordinal(), Optional.of(taken));
            held[0] = with(held[0], held[0].free(), held[0].kept(), all);
          }
        };
    var asked = Digest.sha256(ask.step().name().getBytes(StandardCharsets.US_ASCII));
    try {
      var taken = SameAnswer.take(memory, asked, () -> take(held, ask.step(), asked)).orElseThrow();
      return new Arrived(
          world.with(held[0]), Said.of(block, ID, taken.outcome(), Optional.of(taken.body())));
    } catch (Died e) {
      return new Arrived(world.with(held[0]), Said.LOST);
    }
  }

  private static Register with(
      Register old, int free, Optional<Holding> kept, List<Optional<StepTaken>> memory) {
    return new Register(free, old.spent(), kept, List.copyOf(memory), old.late());
  }

  private Optional<StepTaken> take(Register[] held, Step step, Digest asked) {
    var now = held[0].late() ? LATE : EARLY;
    var free = held[0].free();
    var taken = Holding.take(held[0].kept(), step, free, AMOUNT, LATE, now);
    var kept = taken.now().filter(one -> remembers || one.amount() > 0);
    held[0] = with(held[0], free + taken.freed(), kept, held[0].memory());
    var outcome = taken.obstacle().isPresent() ? Outcome.NEGATIVE : Outcome.POSITIVE;
    return Optional.of(new StepTaken(asked, outcome, Optional.empty(), body(taken)));
  }

  private static JsonNode body(Holding.Taken taken) {
    var body = JsonNodeFactory.instance.objectNode().put("transferId", ID);
    taken.obstacle().ifPresent(why -> body.put("obstacle", why));
    taken.now().ifPresent(kept -> body.put("state", kept.state().name()));
    if (taken.now().filter(kept -> kept.state() == Holding.State.RESERVED).isPresent()) {
      body.put("reservationRef", "R-1").put("expiresAt", LATE.toString());
    }
    return body;
  }
}

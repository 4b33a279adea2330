package org.tongban.node.console.simulator;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.core.message.Actor;
import org.tongban.node.console.simulator.DrillRun.Found;
import org.tongban.node.console.simulator.DrillRun.State;
import org.tongban.node.console.simulator.SimulatorException.Why;
import org.tongban.node.console.user.Act;
import org.tongban.node.console.user.Operations;

/**
 * Runs drills, one at a time, and keeps the last one in memory. The simulation turns the knobs, and
 * turns them back by itself should this node not come to it.
 */
final class DrillRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DrillRunner.class);

  private final Simulator simulator;
  private final StepAsker asker;
  private final Operations operations;
  private final Clock clock;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(DrillRunner::thread);
  private Optional<DrillRun> last = Optional.empty();
  private CountDownLatch stop = new CountDownLatch(1);

  DrillRunner(Simulator simulator, StepAsker asker, Operations operations, Clock clock) {
    this.simulator = simulator;
    this.asker = asker;
    this.operations = operations;
    this.clock = clock;
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "drill");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Begins a drill.
   *
   * @param actor in whose name is asked
   * @throws SimulatorException {@code BUSY} while one goes on, or what the simulation says
   */
  synchronized void begin(Drill drill, String who, Actor actor) throws SimulatorException {
    if (last.filter(DrillRun::runs).isPresent()) {
      throw new SimulatorException(Why.BUSY);
    }
    simulator.begin(drill);
    operations.keep(who, Act.DRILL_BEGUN, drill.id(), "");
    var stopped = new CountDownLatch(1);
    stop = stopped;
    last = Optional.of(new DrillRun(drill, who, clock.instant(), State.RUNS, List.of()));
    thread.execute(() -> run(drill, who, actor, stopped));
  }

  /** Asks nothing more than what is asked just now. */
  synchronized void stop() {
    stop.countDown();
  }

  synchronized Optional<DrillRun> last() {
    return last;
  }

  private void run(Drill drill, String who, Actor actor, CountDownLatch stopped) {
    var state = State.LOST;
    try {
      boolean all = ask(drill.steps(), actor, stopped);
      simulator.end();
      state = all && ask(drill.afterwards(), actor, stopped) ? State.ENDED : State.STOPPED;
    } catch (SimulatorException e) {
      LOG.warn("The simulation is lost in a drill: {}", e.why());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("A drill can't go on", e);
    } finally {
      over(state, who);
    }
  }

  private synchronized void over(State state, String who) {
    last = last.map(run -> run.in(state));
    last.ifPresent(
        run ->
            operations.keep(
                who, Act.DRILL_ENDED, run.drill().id(), run.good() ? "good" : state.name()));
  }

  /** Whether all was asked. */
  private boolean ask(List<Drill.Step> steps, Actor actor, CountDownLatch stopped)
      throws InterruptedException {
    for (var step : steps) {
      if (stopped.await(step.waitMs(), TimeUnit.MILLISECONDS)) {
        return false;
      }
      found(asker.ask(step, actor));
    }
    return true;
  }

  private synchronized void found(Found found) {
    last = last.map(run -> run.with(found));
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}

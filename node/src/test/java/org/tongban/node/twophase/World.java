package org.tongban.node.twophase;

import java.util.List;
import java.util.Optional;
import org.tongban.node.demo.register.Holding;
import org.tongban.node.demo.register.Holding.Step;
import org.tongban.node.store.StepTaken;
import org.tongban.node.store.Transaction.Decision;
import org.tongban.node.store.Transaction.State;

/**
 * Everything durable on both sides, and what is between them, at one moment of the model.
 *
 * @param home what the coordinator's decision log has
 * @param register what the register keeps, and the answering node of its steps
 * @param asks on their way
 * @param credited at the coordinator's side, by the local system that saw COMMITTED
 * @param left what may still go wrong
 */
record World(Home home, Register register, List<Ask> asks, int credited, Left left) {

  /**
   * @param tries how often the state's step was asked, counted up to 2
   * @param due whether the time in which the caller may decide is over
   */
  record Home(State state, Optional<Decision> decision, int tries, boolean due) {}

  /**
   * @param free credit that its holder can use
   * @param spent by its holder at home
   * @param memory of each step, by its place
   * @param late whether the reservation has ended by the register's own clock
   */
  record Register(
      int free,
      int spent,
      Optional<Holding> kept,
      List<Optional<StepTaken>> memory,
      boolean late) {}

  /**
   * @param from the state that it was sent in
   * @param awaited whether whoever sent it is alive and waits
   */
  record Ask(Step step, State from, boolean awaited) {}

  /**
   * @param crashes of processes, of either side
   * @param losses of messages, and doublings
   */
  record Left(int sends, int crashes, int losses) {}

  World {
    asks = List.copyOf(asks);
  }

  boolean awaits() {
    return asks.stream().anyMatch(Ask::awaited);
  }

  World with(Home other) {
    return new World(other, register, asks, credited, left);
  }

  World with(Register other) {
    return new World(home, other, asks, credited, left);
  }

  World with(List<Ask> other) {
    return new World(home, register, other, credited, left);
  }

  World with(Left other) {
    return new World(home, register, asks, credited, other);
  }

  World credit(int amount) {
    return new World(home, register, asks, amount, left);
  }

  World crash() {
    return with(new Left(left.sends(), left.crashes() - 1, left.losses()));
  }

  World loss() {
    return with(new Left(left.sends(), left.crashes(), left.losses() - 1));
  }
}

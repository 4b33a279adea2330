package org.tongban.node.lookup;

import java.util.Optional;
import java.util.function.Supplier;
import org.tongban.core.message.Digest;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.store.StepTaken;

/**
 * The same step of the same transaction gets the same answer. The register may be told a step twice
 * where a node dies between the two writes, so it must bear that by itself; nobody hears of an
 * answer before it is kept.
 */
public final class SameAnswer {
  private SameAnswer() {}

  /** What was said to one step, durably. */
  public interface Memory {
    /** Empty where the step was not taken. */
    Optional<StepTaken> find();

    /** What was kept first stays. */
    void keep(StepTaken taken);
  }

  /**
   * What is said to the step.
   *
   * @param asked digest of what it asks
   * @param register has it taken; empty where the register knows nothing of it, which is not kept
   * @throws RefusedException {@code STEP_ALTERED} when the step was taken with something else in it
   */
  public static Optional<StepTaken> take(
      Memory memory, Digest asked, Supplier<Optional<StepTaken>> register) {
    var before = memory.find();
    if (before.isPresent()) {
      if (!before.get().asked().equals(asked)) {
        throw new RefusedException(Reason.STEP_ALTERED, "the step was another");
      }
      return before;
    }
    var now = register.get();
    now.ifPresent(memory::keep);
    return now;
  }
}

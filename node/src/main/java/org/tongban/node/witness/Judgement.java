package org.tongban.node.witness;

import java.util.Optional;
import org.tongban.core.journal.ConsistencyPath;
import org.tongban.core.message.Checkpoint;
import org.tongban.node.store.TwoHistories.Fault;
import org.tongban.node.store.Witnessed;

/**
 * What a member shows, by what is held of it.
 *
 * @param continued whether it continues what is held
 * @param fault how it contradicts that; where it does neither, more must be asked
 */
record Judgement(boolean continued, Optional<Fault> fault) {
  private static final Judgement GOOD = new Judgement(true, Optional.empty());
  private static final Judgement OPEN = new Judgement(false, Optional.empty());

  private static Judgement bad(Fault fault) {
    return new Judgement(false, Optional.of(fault));
  }

  static Judgement of(Optional<Witnessed> held, Witnessed seen, Shown shown) {
    if (held.isEmpty()) {
      return shown.old() == 0 ? GOOD : OPEN;
    }
    var before = held.get().checkpoint();
    var after = seen.checkpoint();
    if (after.size() < before.size()) {
      // what was said earlier may come later; nothing that was said later may be of fewer entries
      return seen.saidAt().isAfter(held.get().saidAt()) ? bad(Fault.SHORTER) : OPEN;
    }
    if (after.size() == before.size()) {
      return before.root().equals(after.root()) ? GOOD : bad(Fault.OTHER_ROOT);
    }
    if (shown.old() != before.size()) {
      return OPEN;
    }
    return joins(before, after, shown) ? GOOD : bad(Fault.NOT_CONTINUED);
  }

  private static boolean joins(Checkpoint before, Checkpoint after, Shown shown) {
    return new ConsistencyPath(before.size(), after.size(), shown.path())
        .joins(before.root(), after.root());
  }

  /** Of two checkpoints of one member that are known to contradict each other. */
  static Fault between(Checkpoint before, Checkpoint now) {
    if (now.size() < before.size()) {
      return Fault.SHORTER;
    }
    return now.size() == before.size() ? Fault.OTHER_ROOT : Fault.NOT_CONTINUED;
  }
}

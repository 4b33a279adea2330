package org.tongban.core.seal;

import java.util.Optional;
import java.util.stream.IntStream;
import org.tongban.core.message.Answer;
import org.tongban.core.message.ItemTree;
import org.tongban.core.message.Outcome;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/** Whether an answer has an answer to each item of its ask, in their order. */
final class ItemMatch {
  private ItemMatch() {}

  /**
   * @param asked the tree over the items that were asked; empty where it was a single ask
   * @throws RefusedException {@code ANSWER_MISMATCHED}
   */
  static void check(Answer answer, Optional<ItemTree> asked) {
    boolean no = answer.outcome() == Outcome.REFUSED || answer.outcome() == Outcome.ERROR;
    if (no && answer.items().isEmpty()) {
      return;
    }
    int expected = asked.map(ItemTree::size).orElse(0);
    boolean same =
        answer.items().size() == expected
            && IntStream.range(0, expected)
                .allMatch(at -> answer.items().get(at).ask().equals(asked.orElseThrow().leaf(at)));
    if (!same) {
      throw new RefusedException(Reason.ANSWER_MISMATCHED, "answers other items");
    }
  }
}

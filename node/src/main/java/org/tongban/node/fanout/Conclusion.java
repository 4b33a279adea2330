package org.tongban.node.fanout;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tongban.core.message.Outcome;
import org.tongban.node.store.FanOut.One;

/** What may be concluded from what the members have said so far. */
public enum Conclusion {
  /** At least one member has what was asked for. */
  FOUND,
  /** Every member that was asked has answered, and none has it. It proves nothing beyond them. */
  NOT_FOUND,
  /** Nobody has it so far, and not everybody has said so: silence and a refusal say nothing. */
  UNDETERMINED;

  private static final Set<Outcome> THERE = EnumSet.of(Outcome.POSITIVE, Outcome.PARTIAL);
  private static final Set<Outcome> NOT_THERE = EnumSet.of(Outcome.NEGATIVE, Outcome.NOT_FOUND);

  /** Of all members that were asked, those that said nothing among them. */
  public static Conclusion of(List<One> members) {
    if (members.stream().anyMatch(one -> one.outcome().filter(THERE::contains).isPresent())) {
      return FOUND;
    }
    boolean all =
        members.stream().allMatch(one -> one.outcome().filter(NOT_THERE::contains).isPresent());
    return all && !members.isEmpty() ? NOT_FOUND : UNDETERMINED;
  }
}

package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.seal.OpenedAsk;

/** Station 15: signs the answer, bound to the digest of the ask. */
public final class SignAnswer {
  private final AnswerMaker maker;

  public SignAnswer(AnswerMaker maker) {
    this.maker = Objects.requireNonNull(maker, "maker");
  }

  /** Signs what may be released; an ask that came encrypted is answered encrypted. */
  public SignedReply sign(Releasable releasable) {
    Objects.requireNonNull(releasable, "releasable");
    OpenedAsk opened = releasable.ask().permitted().opened();
    return new SignedReply(
        releasable.ask(),
        releasable instanceof TakenIn in
            ? maker.receipt(opened, in.taken())
            : maker.answer(opened, ((Release) releasable).answer()));
  }
}

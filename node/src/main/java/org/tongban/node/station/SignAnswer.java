package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.seal.OpenedAsk;
import org.tongban.core.seal.SealedReply;

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
    return new SignedReply(releasable.ask(), sealed(opened, releasable));
  }

  private SealedReply sealed(OpenedAsk opened, Releasable releasable) {
    if (releasable instanceof TakenIn in) {
      return maker.receipt(opened, in.taken());
    }
    return releasable instanceof ReleaseBatch batch
        ? maker.answers(opened, batch.items())
        : maker.answer(opened, ((Release) releasable).answer());
  }
}

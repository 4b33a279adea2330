package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.policy.ReleasableAnswer;

/** Station 15: signs the answer, bound to the digest of the ask. */
public final class SignAnswer {
  private final AnswerMaker maker;

  public SignAnswer(AnswerMaker maker) {
    this.maker = Objects.requireNonNull(maker, "maker");
  }

  /** Signs what may be released; an ask that came encrypted is answered encrypted. */
  public SignedReply sign(Release release) {
    Objects.requireNonNull(release, "release");
    ReleasableAnswer answer = release.answer();
    return new SignedReply(release.ask(), maker.answer(release.ask().permitted().opened(), answer));
  }
}

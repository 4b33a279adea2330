package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.journal.RecordedAsk;
import org.tongban.core.policy.ReleasableAnswer;

/** An answer cut to the permitted fields, with the ask that it answers. */
public final class Release implements Releasable {
  private final RecordedAsk ask;
  private final ReleasableAnswer answer;

  Release(RecordedAsk ask, ReleasableAnswer answer) {
    this.ask = Objects.requireNonNull(ask, "ask");
    this.answer = Objects.requireNonNull(answer, "answer");
  }

  @Override
  public RecordedAsk ask() {
    return ask;
  }

  ReleasableAnswer answer() {
    return answer;
  }
}

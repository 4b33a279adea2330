package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.journal.RecordedAsk;
import org.tongban.core.seal.SealedAnswer;

/** A signed answer with the ask that it answers. */
public final class SignedReply {
  private final RecordedAsk ask;
  private final SealedAnswer sealed;

  SignedReply(RecordedAsk ask, SealedAnswer sealed) {
    this.ask = Objects.requireNonNull(ask, "ask");
    this.sealed = Objects.requireNonNull(sealed, "sealed");
  }

  RecordedAsk ask() {
    return ask;
  }

  SealedAnswer sealed() {
    return sealed;
  }
}

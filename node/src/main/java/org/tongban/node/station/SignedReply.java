package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.journal.Admitted;
import org.tongban.core.seal.SealedReply;

/** A signed answer or receipt with the ask that it is a reply to. */
public final class SignedReply {
  private final Admitted ask;
  private final SealedReply sealed;

  SignedReply(Admitted ask, SealedReply sealed) {
    this.ask = Objects.requireNonNull(ask, "ask");
    this.sealed = Objects.requireNonNull(sealed, "sealed");
  }

  Admitted ask() {
    return ask;
  }

  SealedReply sealed() {
    return sealed;
  }
}

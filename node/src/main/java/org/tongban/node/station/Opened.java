package org.tongban.node.station;

import java.util.Optional;
import org.tongban.core.journal.Admitted;
import org.tongban.core.policy.Permitted;
import org.tongban.core.seal.OpenedAsk;
import org.tongban.node.lookup.LookedUp;

/** Finds the opened ask in what a station of the answering side was given when it failed. */
final class Opened {
  private Opened() {}

  static Optional<OpenedAsk> in(Object body) {
    if (body instanceof OpenedAsk opened) {
      return Optional.of(opened);
    }
    if (body instanceof Permitted permitted) {
      return Optional.of(permitted.opened());
    }
    return admitted(body).map(ask -> ask.permitted().opened());
  }

  /** The ask, where it was recorded and admitted already. */
  static Optional<Admitted> admitted(Object body) {
    if (body instanceof Admitted ask) {
      return Optional.of(ask);
    }
    if (body instanceof LookedUp looked) {
      return Optional.of(looked.ask());
    }
    if (body instanceof Releasable releasable) {
      return Optional.of(releasable.ask());
    }
    return body instanceof SignedReply reply ? Optional.of(reply.ask()) : Optional.empty();
  }
}

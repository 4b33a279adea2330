package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.seal.OpenedRelay;
import org.tongban.core.seal.RelayOpener;

/** Station 20: verifies every hop so far, the addressee, the time and the directory's way. */
public final class OpenRelay {
  private final RelayOpener opener;

  public OpenRelay(RelayOpener opener) {
    this.opener = Objects.requireNonNull(opener, "opener");
  }

  /** Reads what a relay can read, or refuses it. */
  public OpenedRelay open(ReceivedRelay received) {
    Objects.requireNonNull(received, "received");
    return opener.openRelay(received.bytes(), received.peer());
  }
}

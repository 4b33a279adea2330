package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.seal.RelayOpener;

/** Station 25: verifies that what came back took the way of the message, hop by hop. */
public final class OpenReturn {
  private final RelayOpener opener;

  public OpenReturn(RelayOpener opener) {
    this.opener = Objects.requireNonNull(opener, "opener");
  }

  /** Reads what a relay can read, or refuses in this node's name what the next member refused. */
  public VerifiedReturn open(ReceivedReturn received) {
    Objects.requireNonNull(received, "received");
    var relay = received.relay();
    return new VerifiedReturn(relay, opener.openReturn(received.bytes(), relay.passed()));
  }
}

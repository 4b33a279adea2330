package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.seal.OpenedAsk;
import org.tongban.core.seal.Opener;

/** Station 10: decrypts, verifies over the received bytes, checks addressee and time. */
public final class OpenAsk {
  private final Opener opener;

  public OpenAsk(Opener opener) {
    this.opener = Objects.requireNonNull(opener, "opener");
  }

  /** Opens the message or refuses it. */
  public OpenedAsk open(ReceivedMessage message) {
    Objects.requireNonNull(message, "message");
    return opener.openAsk(message.bytes(), message.peer());
  }
}

package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.seal.OpenedAsk;
import org.tongban.core.seal.Opener;
import org.tongban.node.peer.Contacts;

/** Station 10: decrypts, verifies over the received bytes, checks addressee and time. */
public final class OpenAsk {
  private final Opener opener;
  private final Contacts contacts;

  /**
   * @param contacts notes who was met in which suite
   */
  public OpenAsk(Opener opener, Contacts contacts) {
    this.opener = Objects.requireNonNull(opener, "opener");
    this.contacts = Objects.requireNonNull(contacts, "contacts");
  }

  /** Opens the message or refuses it. */
  public OpenedAsk open(ReceivedMessage message) {
    Objects.requireNonNull(message, "message");
    var opened = opener.openAsk(message.bytes(), message.peer());
    contacts.verified(opened.ask().issuer(), opened.suite());
    return opened;
  }
}

package org.tongban.node.console.peers;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tongban.core.directory.Member;
import org.tongban.node.store.Contact;
import org.tongban.node.store.Suspension;

/**
 * Another member as the page shows it.
 *
 * @param relays over which it is reached, the first that is met first; empty where directly
 * @param handshake the last one in which its certificate was believed
 * @param message the last ask or answer of it that was verified
 * @param tls when its last certificate for connections ends; empty where it has none
 * @param sign the same for signing
 * @param witnessed when it last signed this node's journal
 * @param resting asks that wait until it can be reached again
 * @param suspension of the exchange with it, in force
 */
public record PeerView(
    Member member,
    PeerState state,
    List<Member> relays,
    Optional<Contact> handshake,
    Optional<Contact> message,
    Optional<Instant> tls,
    Optional<Instant> sign,
    Freshness freshness,
    Optional<Instant> witnessed,
    long resting,
    Optional<Suspension> suspension) {
  public PeerView {
    relays = List.copyOf(relays);
  }

  public String code() {
    return member.code().value();
  }

  /** Whether two people have removed it, even where something worse is true of it. */
  public boolean removed() {
    return suspension.filter(Suspension::removal).isPresent();
  }

  /** Hosts and ports of its endpoints. */
  public List<String> hosts() {
    return member.endpoints().stream().map(URI::getAuthority).toList();
  }
}

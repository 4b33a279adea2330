package org.tongban.node.console.peers;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tongban.core.directory.Suite;
import org.tongban.node.store.Contact;

/**
 * Another member as the local API gives it.
 *
 * @param relays codes, the first that is met first; empty where it is reached directly
 * @param suite of the last message of it that was verified
 * @param handshake when its certificate was last believed
 * @param message when a message of it was last verified
 * @param resting asks that wait until it can be reached again
 */
record PeerRow(
    String member,
    String nameZh,
    String nameEn,
    PeerState state,
    List<URI> endpoints,
    List<String> relays,
    Optional<Suite> suite,
    Optional<Instant> tlsEnds,
    Optional<Instant> signEnds,
    Freshness revocation,
    Optional<Instant> handshake,
    Optional<Instant> message,
    Optional<Instant> witnessed,
    long resting) {
  static PeerRow of(PeerView peer) {
    return new PeerRow(
        peer.code(),
        peer.member().nameZh(),
        peer.member().nameEn(),
        peer.state(),
        peer.member().endpoints(),
        peer.relays().stream().map(one -> one.code().value()).toList(),
        peer.message().map(Contact::suite),
        peer.tls(),
        peer.sign(),
        peer.freshness(),
        peer.handshake().map(Contact::at),
        peer.message().map(Contact::at),
        peer.witnessed(),
        peer.resting());
  }
}

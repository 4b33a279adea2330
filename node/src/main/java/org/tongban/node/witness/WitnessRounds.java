package org.tongban.node.witness;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.CheckpointOpener;
import org.tongban.node.store.CosignatureBook;
import org.tongban.node.store.TwoHistories;
import org.tongban.node.store.WitnessBook;
import org.tongban.node.store.Witnessed;
import org.tongban.node.witness.OwnJournal.Said;

/** Shows this node's journal to a peer to sign, and has the peer show its own. */
public final class WitnessRounds {
  private static final Logger LOG = LoggerFactory.getLogger(WitnessRounds.class);

  private final WitnessInquiry.Wire wire;
  private final WitnessInquiry inquiry;
  private final OwnJournal own;
  private final Witness witness;
  private final WitnessBook book;
  private final CosignatureBook cosignatures;
  private final CheckpointOpener opener;
  private final Clock clock;

  public WitnessRounds(
      WitnessInquiry.Wire wire,
      OwnJournal own,
      Witness witness,
      WitnessBook book,
      CosignatureBook cosignatures,
      CheckpointOpener opener,
      Clock clock) {
    this.wire = wire;
    this.inquiry = new WitnessInquiry(wire, own.self(), opener);
    this.own = own;
    this.witness = witness;
    this.book = book;
    this.cosignatures = cosignatures;
    this.opener = opener;
    this.clock = clock;
  }

  /**
   * Both ways with one peer.
   *
   * @return what contradicts what, ours or theirs
   * @throws RefusedException when the peer can't be reached or says what can't be believed
   */
  public Optional<TwoHistories> with(MemberCode peer) {
    long held = book.held(peer).map(one -> one.checkpoint().size()).orElse(0L);
    var theirs = witness.look(inquiry.show(peer, held), peer).accusation();
    var ours = submit(peer);
    return ours.isPresent() ? ours : theirs;
  }

  private Optional<TwoHistories> submit(MemberCode peer) {
    var said = own.say();
    long old = cosignatures.lastSigned(peer).size();
    var reply = post(peer, said, Math.min(old, said.opened().checkpoint().size()));
    if (signed(peer, said, reply)) {
      return Optional.empty();
    }
    var held = inquiry.held(reply);
    if (held.isEmpty()) {
      return finish(peer, said, 0);
    }
    // of another replica, which may have said it a moment ago, or of a day that is gone here
    var again = own.say();
    var before = held.get().claimed();
    return own.continues(before, again.opened().checkpoint())
        ? finish(peer, again, before.size())
        : Optional.of(accused(peer, inquiry.verified(held.get()), again));
  }

  private Optional<TwoHistories> finish(MemberCode peer, Said said, long old) {
    if (!signed(peer, said, post(peer, said, old))) {
      throw new RefusedException(Reason.ANSWER_INVALID, "the peer does not sign");
    }
    return Optional.empty();
  }

  private String post(MemberCode peer, Said said, long old) {
    var reply = wire.exchange(peer, own.show(said, old).wire());
    return new String(reply, StandardCharsets.UTF_8);
  }

  private boolean signed(MemberCode peer, Said said, String reply) {
    if (!reply.startsWith(WitnessDesk.SIGNED)) {
      return false;
    }
    var lines = reply.substring(WitnessDesk.SIGNED.length());
    cosignatures.cosigned(
        said.opened().checkpoint().size(), opener.cosignatures(said.opened(), peer, lines));
    return true;
  }

  private TwoHistories accused(MemberCode peer, Witnessed before, Said said) {
    var now = said.opened().checkpoint();
    var found =
        new TwoHistories(
            own.self(),
            peer,
            Judgement.between(before.checkpoint(), now),
            before.checkpoint().size(),
            before.note(),
            now.size(),
            said.note(),
            "",
            clock.instant());
    book.accuse(found, now.root());
    LOG.error("Two histories of our own: {}", found);
    return found;
  }
}

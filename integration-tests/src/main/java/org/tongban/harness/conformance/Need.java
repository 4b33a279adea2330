package org.tongban.harness.conformance;

import java.io.IOException;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Outcome;

/** What must hold before a check can be tried. */
enum Need {
  /** The profile has an ask that is answered POSITIVE in the open. */
  POSITIVE(node -> node.positive().isPresent()),
  /** That ask is answered so: of a node that refuses everything, no refusal proves anything. */
  ANSWERED(node -> node.isAnswered(node.positive())),
  /** Its service is answered at once, never later. */
  AT_ONCE(Subject::answersAtOnce),
  NOT_FOUND(node -> node.prepared(Outcome.NOT_FOUND).isPresent()),
  MISMATCH(node -> node.prepared(Outcome.IDENTITY_MISMATCH).isPresent()),
  /** The profile says what a mismatch conceals. */
  CONCEALED(
      node ->
          node.prepared(Outcome.IDENTITY_MISMATCH)
              .filter(ask -> !ask.conceals().isEmpty())
              .isPresent()),
  /** The profile has an ask that is refused as not permitted. */
  REFUSED(node -> node.prepared(Outcome.REFUSED).isPresent()),
  /** The node refuses that ask. */
  REFUSES(node -> node.isAnswered(node.prepared(Outcome.REFUSED))),
  /** The profile has asks with other outcomes. */
  OTHERS(node -> !node.prepared().others().isEmpty()),
  /** The kit has the keys of a second member. */
  SECOND(node -> node.second().isPresent()),
  /** The good ask is answered to that member too. */
  SECOND_ANSWERED(ReplayChecks::secondIsAnswered),
  /** Kit and node have keys of ES256. */
  ES256(node -> node.speaks(Suite.ES256)),
  /** Kit and node have keys of SM2. */
  SM2(node -> node.speaks(Suite.SM2)),
  /** The contract takes one kind of basis only for an ask that is answered. */
  BASIS(node -> node.prepared().oneBasis().isPresent()),
  /** The profile has an ask that must be encrypted and is answered POSITIVE. */
  SEALED(node -> node.sealed().isPresent()),
  /** The service of the ask that is answered may be asked many times in one message. */
  BATCH(
      node ->
          node.positive()
              .flatMap(node.prepared()::contract)
              .filter(Contract::inBatches)
              .isPresent()),
  /** Two of them in one message are answered. */
  BATCH_ANSWERED(BatchChecks::answered),
  /** The profile has an ask that tells an event, and kit and node can encrypt. */
  EVENT(node -> node.event().isPresent() && node.key(KeyUse.ENCRYPT, node.suite()).isPresent()),
  /** That event is taken in. */
  EVENT_TAKEN(EventChecks::taken),
  /** The profile has an ask that reserves, in the open. */
  TWO_PHASE(node -> node.prepared().reserving().isPresent()),
  /** It reserves, with an id of the kit's own. */
  RESERVES(TransactionChecks::reserves),
  /** The ask can say until when. */
  WISHED(TransactionChecks::wishes),
  /** The second member may have steps taken too. */
  SECOND_CANCELS(TransactionChecks::secondCancels),
  /** That ask is answered. */
  SEALED_ANSWERED(SealedChecks::answered),
  /** The answer to it comes back encrypted. */
  SEALED_BACK(SealedChecks::encryptedBack),
  /** The directory says that the node relays, and the profile has asks for it to pass on. */
  RELAYS(node -> node.relays() && node.profile().relayed().isPresent()),
  /** A relayed ask comes back. */
  RELAYED(RelayChecks::comesBack),
  /** The profile names another member that the node does not relay to. */
  UNRELATED(node -> node.profile().relayed().flatMap(PreparedRelay::unrelated).isPresent()),
  /** The profile names a member behind the node that its own rules don't let. */
  UNRULED(node -> node.profile().relayed().flatMap(PreparedRelay::withoutRule).isPresent()),
  /** It shows its journal. */
  SHOWS(WitnessChecks::shown),
  /** What it shows of it goes on where it ended before. */
  GOES_ON(WitnessChecks::goesOnWell),
  /** The profile says where its proofs are, and the token for them can be read. */
  PROOFS(node -> node.profile().proofs().filter(ProofPlace::hasToken).isPresent()),
  /** It gives a proof of an exchange, which can be read. */
  PROVES(node -> node.proofs().open().flatMap(Proven::proof).isPresent()),
  /** The kit has certificates of operator, authority and time-stamp authority to believe. */
  ANCHORS(node -> node.proofs().hasAnchors()),
  /** The profile says that the federation believes the authorities' lists. */
  LISTS(node -> node.profile().proofs().filter(ProofPlace::lists).isPresent()),
  /** The proof doesn't say that the node has no release of the catalogue. */
  RELEASED(node -> node.proofs().hasRelease()),
  /** The directory has the node behind a relay whose keys the kit has. */
  BEHIND(node -> node.behind().isPresent());

  private final Trial trial;

  Need(Trial trial) {
    this.trial = trial;
  }

  /** Something that is looked up, or tried. */
  @FunctionalInterface
  private interface Trial {
    boolean holds(Subject node) throws IOException;
  }

  /** Tried on a node once; it holds or doesn't for the rest. No reply is a no. */
  boolean holds(Subject node) {
    var known = node.known().get(this);
    if (known == null) {
      known = tried(node);
      node.known().put(this, known);
    }
    return known;
  }

  private boolean tried(Subject node) {
    try {
      return trial.holds(node);
    } catch (IOException e) {
      return false;
    }
  }
}

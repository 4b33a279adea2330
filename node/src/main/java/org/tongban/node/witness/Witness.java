package org.tongban.node.witness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.CheckpointOpener;
import org.tongban.core.seal.CheckpointSealer;
import org.tongban.node.store.TwoHistories;
import org.tongban.node.store.TwoHistories.Fault;
import org.tongban.node.store.WitnessBook;
import org.tongban.node.store.WitnessBook.Verdict;
import org.tongban.node.store.Witnessed;

/**
 * Judges what another member shows of its journal by what it showed before. Whoever contradicts
 * itself is never signed for, and both of its signed words are kept.
 */
public final class Witness {
  private static final Logger LOG = LoggerFactory.getLogger(Witness.class);
  private static final Duration ON_THE_WAY = Duration.ofSeconds(60);

  private final WitnessBook book;
  private final CheckpointOpener opener;
  private final NoteReader reader;
  private final CheckpointSealer sealer;
  private final MemberCode self;
  private final Duration skew;
  private final Clock clock;

  /**
   * @param skew how far the clocks may differ
   */
  public Witness(
      WitnessBook book,
      CheckpointOpener opener,
      CheckpointSealer sealer,
      MemberCode self,
      Duration skew,
      Clock clock) {
    this.book = book;
    this.opener = opener;
    this.reader = new NoteReader(opener);
    this.sealer = sealer;
    this.self = self;
    this.skew = skew;
    this.clock = clock;
  }

  /** What came of a look: signature lines, or that the member must look at what is held. */
  record Outcome(Optional<String> signed, Optional<TwoHistories> accusation) {}

  /**
   * Looks at what a member showed.
   *
   * @throws RefusedException {@code ENVELOPE_MALFORMED, SIGNATURE_INVALID, NOT_FROM_THIS_PEER,
   *     TOO_OLD, NOT_YET_VALID}
   */
  Outcome look(Shown shown, MemberCode deliveredBy) {
    var opened = opener.open(shown.note());
    if (!opened.member().equals(deliveredBy)) {
      throw new RefusedException(
          Reason.NOT_FROM_THIS_PEER, "the journal of " + opened.member() + " by " + deliveredBy);
    }
    var now = clock.instant();
    var seen = reader.read(opened, shown.note());
    checkTime(seen.saidAt(), now);
    var verdict = book.judge(seen, now, held -> verdict(held, seen, shown, now));
    verdict.accusation().ifPresent(found -> LOG.error("Two histories: {}", found));
    return new Outcome(
        verdict.hold() ? Optional.of(sealer.cosign(opened, now)) : Optional.empty(),
        verdict.accusation());
  }

  private void checkTime(Instant said, Instant now) {
    if (said.isAfter(now.plus(skew))) {
      throw new RefusedException(Reason.NOT_YET_VALID, "said at " + said);
    }
    if (said.isBefore(now.minus(skew).minus(ON_THE_WAY))) {
      throw new RefusedException(Reason.TOO_OLD, "said at " + said);
    }
  }

  private Verdict verdict(Optional<Witnessed> held, Witnessed seen, Shown shown, Instant now) {
    var judgement = Judgement.of(held, seen, shown);
    return new Verdict(
        judgement.continued(),
        judgement.fault().map(fault -> accusation(fault, held.orElseThrow(), seen, shown, now)));
  }

  private TwoHistories accusation(
      Fault fault, Witnessed held, Witnessed seen, Shown shown, Instant now) {
    return new TwoHistories(
        seen.member(),
        self,
        fault,
        held.checkpoint().size(),
        held.note(),
        seen.checkpoint().size(),
        seen.note(),
        shown.pathLines(),
        now);
  }

  Optional<Witnessed> held(MemberCode member) {
    return book.held(member);
  }
}

package org.tongban.node.later;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.journal.ExchangeEvidence;
import org.tongban.core.journal.Journal;
import org.tongban.core.journal.JournalStore;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Undelivered;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.KeptAsk;
import org.tongban.core.seal.KeptMessages;
import org.tongban.core.seal.KeptStatement;
import org.tongban.core.seal.Sealer;
import org.tongban.node.store.OwnLater;
import org.tongban.node.store.TryBook.LastTry;

/** Signs and records, once, that an ask of ours was never handed over. */
public final class LastWord {
  private final JournalStore entries;
  private final Journal journal;
  private final Sealer sealer;
  private final Clock clock;

  public LastWord(JournalStore entries, Journal journal, Sealer sealer, Clock clock) {
    this.entries = Objects.requireNonNull(entries, "entries");
    this.journal = Objects.requireNonNull(journal, "journal");
    this.sealer = Objects.requireNonNull(sealer, "sealer");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * States it, unless that was done before.
   *
   * @param last how the last try ended
   * @throws RefusedException {@code PEER_NOT_TRUSTED} where this node has no key in force, {@code
   *     EVIDENCE_ERASED} where what was asked is gone, {@code JOURNAL_UNAVAILABLE}
   */
  public void state(OwnLater kept, LastTry last) {
    if (find(kept.exchange()).isPresent()) {
      return;
    }
    var bytes = new ExchangeEvidence(entries.entriesOf(kept.exchange())).askSent();
    if (bytes.isEmpty()) {
      return;
    }
    var ask = KeptAsk.ask(bytes.get());
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var said =
        new Undelivered(
            MessageId.next(),
            ask.issuer(),
            ask.audience(),
            now,
            ask.id(),
            Digest.ofMessage(bytes.get()),
            last.hop(),
            last.reason(),
            kept.tries() + 1,
            earlier(last.since(), now),
            now);
    var suite = KeptMessages.suiteOf(bytes.get());
    journal.undelivered(ask, said, sealer.sign(said, suite));
  }

  private static Instant earlier(Instant since, Instant now) {
    var from = since.truncatedTo(ChronoUnit.SECONDS);
    return from.isBefore(now) ? from : now;
  }

  /** What was stated of one. */
  public Optional<KeptStatement> find(MessageId exchange) {
    return entries.entriesOf(exchange).stream()
        .filter(one -> one.entry().facts().kind() == EntryKind.UNDELIVERED)
        .map(one -> KeptStatement.of(one.evidence()))
        .findFirst();
  }
}

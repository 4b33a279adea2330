package org.tongban.core.journal;

import java.time.Instant;
import java.util.List;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * Where the chain is kept. A method that returns has made its entry durable: it survives the death
 * of the process and of the database. A method that throws {@link Reason#JOURNAL_UNAVAILABLE} may
 * have written the entry or not; nobody may act on it then. {@link Reason#BUSY} means that nothing
 * was written.
 */
public interface JournalStore {
  /**
   * Appends one entry.
   *
   * @throws RefusedException {@code JOURNAL_UNAVAILABLE} or {@code BUSY}
   */
  JournalEntry append(EntryDraft draft);

  /**
   * Appends one entry and admits a message id for the first and only time, both or neither. Without
   * admission nothing is appended.
   *
   * @param validUntil how long the message could be repeated, so how long its id must be kept
   * @throws RefusedException {@code SEEN_BEFORE}, {@code JOURNAL_UNAVAILABLE} or {@code BUSY}
   */
  JournalEntry admit(EntryDraft draft, MemberCode issuer, MessageId id, Instant validUntil);

  /**
   * The entries of an exchange in the order of the chain; empty when there is none.
   *
   * @throws RefusedException {@code JOURNAL_UNAVAILABLE}
   */
  List<StoredEntry> entriesOf(MessageId exchange);
}

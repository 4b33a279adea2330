package org.tongban.node.store;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.tongban.core.journal.EntryDraft;
import org.tongban.core.journal.JournalEntry;
import org.tongban.core.journal.JournalStore;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.store.Waiting.Admission;

/**
 * The journal in PostgreSQL. Any number of these, in any number of processes, may share a database.
 */
public final class PostgresJournalStore implements JournalStore, AutoCloseable {
  private static final int WAITING = 2_048;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String PURGE = "DELETE FROM admission WHERE valid_until < ?";

  private final DataSource source;
  private final Clock clock;
  private final EvidenceVault vault;
  private final JournalReader reader;
  private final GroupCommit commits;
  private final Duration patience;

  /** A store over the node's migrated database. */
  public PostgresJournalStore(DataSource source, Clock clock, EvidenceVault vault) {
    this(source, clock, vault, WAITING, PATIENCE);
  }

  /**
   * A store with its limits given.
   *
   * @param waiting how many entries may wait; more are refused as {@code BUSY}
   * @param patience how long a caller waits for its entry
   */
  PostgresJournalStore(
      DataSource source, Clock clock, EvidenceVault vault, int waiting, Duration patience) {
    this.source = source;
    this.vault = vault;
    this.reader = new JournalReader(source, vault);
    this.clock = clock;
    this.patience = patience;
    this.commits = new GroupCommit(source, waiting);
  }

  @Override
  public JournalEntry append(EntryDraft draft) {
    return await(() -> Waiting.entry(draft, vault));
  }

  @Override
  public JournalEntry admit(EntryDraft draft, MemberCode issuer, MessageId id, Instant validUntil) {
    return await(() -> Waiting.admission(draft, vault, new Admission(issuer, id, validUntil)));
  }

  private JournalEntry await(Supplier<Waiting> made) {
    var waiting = encrypted(made);
    commits.submit(waiting);
    try {
      return waiting.done().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw failed(e.getCause());
    } catch (TimeoutException e) {
      waiting.done().cancel(false);
      throw new RefusedException(Reason.JOURNAL_UNAVAILABLE, "the journal is too slow", e);
    } catch (InterruptedException e) {
      waiting.done().cancel(false);
      Thread.currentThread().interrupt();
      throw new RefusedException(Reason.JOURNAL_UNAVAILABLE, "interrupted while recording", e);
    }
  }

  private static Waiting encrypted(Supplier<Waiting> made) {
    try {
      return made.get();
    } catch (StoreException e) {
      throw new RefusedException(Reason.JOURNAL_UNAVAILABLE, "there is no data key", e);
    }
  }

  /** A new exception, so that its stack trace is the caller's. */
  private static RefusedException failed(Throwable cause) {
    if (cause instanceof RefusedException refused) {
      return new RefusedException(refused.reason(), "the entry was not recorded", refused);
    }
    return new RefusedException(Reason.JOURNAL_UNAVAILABLE, "the entry was not recorded", cause);
  }

  @Override
  public List<StoredEntry> entriesOf(MessageId exchange) {
    try {
      return reader.entriesOf(exchange);
    } catch (StoreException e) {
      throw new RefusedException(Reason.JOURNAL_UNAVAILABLE, "the journal can't be read", e);
    }
  }

  /**
   * Forgets admitted ids whose messages can't be repeated any more. To be called now and then.
   *
   * @param margin how much longer than the message's validity an id is kept; more than the
   *     tolerated difference of clocks, since until then a message may still be taken
   * @return how many were forgotten
   */
  public int purgeAdmissions(Duration margin) {
    try (var connection = source.getConnection();
        var delete = connection.prepareStatement(PURGE)) {
      delete.setObject(1, clock.instant().minus(margin).atOffset(ZoneOffset.UTC));
      return delete.executeUpdate();
    } catch (SQLException e) {
      throw new RefusedException(Reason.JOURNAL_UNAVAILABLE, "ids can't be purged", e);
    }
  }

  /** Records what still waits, then takes no more. */
  @Override
  public void close() {
    commits.close();
  }
}

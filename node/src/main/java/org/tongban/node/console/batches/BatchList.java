package org.tongban.node.console.batches;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.console.Right;
import org.tongban.node.console.list.Listing;
import org.tongban.node.console.list.TableState;
import org.tongban.node.console.user.Person;
import org.tongban.node.store.Batch;
import org.tongban.node.store.BatchBook;

/**
 * Which batches somebody sees: a clerk those of the own unit, whoever runs or audits the node all,
 * but of those no row.
 */
final class BatchList {
  private static final String FOUND =
      " FROM batch WHERE (:all OR (system = :console AND unit = :unit))"
          + " AND (:state = '' OR state = :state) AND (:q = ''"
          + " OR position(lower(:q) IN lower(service || ' ' || unit || ' ' || operator || ' ' || id::text)) > 0)";

  /** Within the last minute, or since it began. */
  private static final Duration RECENT = Duration.ofMinutes(1);

  private final JdbcClient database;
  private final BatchBook book;
  private final Clock clock;

  BatchList(DataSource source, BatchBook book, Clock clock) {
    this.database = JdbcClient.create(source);
    this.book = book;
    this.clock = clock;
  }

  /**
   * One of them.
   *
   * @param perSecond rows settled in a second, of late
   * @param own whether its rows may be read and it may be steered
   */
  record Progress(Batch batch, double perSecond, boolean own) {
    public long settled() {
      return batch.counts().rows() - batch.counts().open();
    }

    public boolean live() {
      return batch.state() == Batch.State.RUNNING || batch.state() == Batch.State.RECEIVING;
    }

    /** Seconds until the last row, as it goes now; negative where nobody can say. */
    public long left() {
      boolean going = batch.state() == Batch.State.RUNNING && perSecond > 0;
      return going ? (long) Math.ceil(batch.counts().open() / perSecond) : -1;
    }

    public boolean may(String what) {
      return own
          && switch (what) {
            case "pause" -> batch.state() == Batch.State.RUNNING;
            case "resume" -> batch.state() == Batch.State.PAUSED;
            case "cancel" ->
                batch.state() == Batch.State.RUNNING || batch.state() == Batch.State.PAUSED;
            case "retry" ->
                batch.counts().failed() > 0
                    && (batch.state() == Batch.State.DONE
                        || batch.state() == Batch.State.CANCELLED);
            default -> throw new IllegalArgumentException(what);
          };
    }
  }

  /** One page of those that the person sees, the newest first. */
  Listing<Progress> list(Person person, TableState state) {
    boolean all = Right.SEE_ALL_BATCHES.isOf(person);
    return list(all, person.unit(), batch -> own(person, batch), state);
  }

  /** One page of all, for who may read none of their rows. */
  Listing<Progress> all(TableState state) {
    return list(true, "", batch -> false, state);
  }

  private Listing<Progress> list(boolean all, String unit, Predicate<Batch> own, TableState state) {
    long total = found("SELECT count(*)", "", all, unit, state).query(Long.class).single();
    var shown = state.within(total);
    var rows =
        found("SELECT id", " ORDER BY created_at DESC LIMIT :size OFFSET :from", all, unit, shown)
            .param("size", shown.size())
            .param("from", shown.from())
            .query(UUID.class)
            .list()
            .stream()
            .flatMap(id -> book.find(new MessageId(id)).stream())
            .map(batch -> new Progress(batch, rate(batch), own.test(batch)))
            .toList();
    return new Listing<>(rows, total, shown);
  }

  private JdbcClient.StatementSpec found(
      String what, String order, boolean all, String unit, TableState state) {
    return database
        .sql(what + FOUND + order)
        .param("all", all)
        .param("console", Person.SYSTEM)
        .param("unit", unit)
        .param("state", state.filter("state"))
        .param("q", state.query());
  }

  /**
   * One that the person may see.
   *
   * @throws RefusedException {@code EXCHANGE_UNKNOWN}
   */
  Progress find(Person person, String id) {
    return book.find(id(id))
        .map(batch -> progress(person, batch))
        .filter(one -> one.own() || Right.SEE_ALL_BATCHES.isOf(person))
        .orElseThrow(BatchList::unknown);
  }

  /**
   * One whose rows the person may read.
   *
   * @throws RefusedException {@code EXCHANGE_UNKNOWN}
   */
  Batch own(Person person, String id) {
    return Optional.of(find(person, id))
        .filter(Progress::own)
        .map(Progress::batch)
        .orElseThrow(BatchList::unknown);
  }

  private static MessageId id(String text) {
    try {
      return MessageId.parse(text);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Reason.EXCHANGE_UNKNOWN, "no id", e);
    }
  }

  private static RefusedException unknown() {
    return new RefusedException(Reason.EXCHANGE_UNKNOWN, "no batch of the own unit");
  }

  private Progress progress(Person person, Batch batch) {
    return new Progress(batch, rate(batch), own(person, batch));
  }

  private static boolean own(Person person, Batch batch) {
    return Right.ASK.isOf(person)
        && batch.actor().system().equals(Person.SYSTEM)
        && batch.actor().unit().equals(person.unit());
  }

  private double rate(Batch batch) {
    var now = clock.instant();
    var since = later(now.minus(RECENT), batch.createdAt());
    long rows =
        database
            .sql(
                "SELECT coalesce(sum(answered + refused + failed), 0) FROM batch_chunk"
                    + " WHERE batch = :batch AND at > :since")
            .param("batch", batch.id().value())
            .param("since", Timestamp.from(since))
            .query(Long.class)
            .single();
    long millis = Math.max(1, Duration.between(since, now).toMillis());
    return rows * 1000.0 / millis;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}

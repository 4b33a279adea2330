package org.tongban.node.batch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.station.DraftCheck;
import org.tongban.node.store.Batch;
import org.tongban.node.store.Batch.State;
import org.tongban.node.store.BatchBook;
import org.tongban.node.store.BatchBook.Fault;
import org.tongban.node.store.BatchStore;
import org.tongban.node.store.Chunk;
import org.tongban.node.store.Claim;

/** Takes batches in, and shows and steers them for those that asked. */
public final class Batches {
  private final DraftCheck check;
  private final BatchBook book;
  private final BatchStore store;
  private final ChunkQueue queue;
  private final int mostBytes;
  private final ExecutorService threads;
  private final Clock clock;

  /**
   * @param queue by which messages reach who sends them
   * @param mostBytes of the request of one message
   * @param threads that rows are checked by as they come in
   */
  public Batches(
      DraftCheck check,
      BatchBook book,
      BatchStore store,
      ChunkQueue queue,
      int mostBytes,
      ExecutorService threads,
      Clock clock) {
    this.check = Objects.requireNonNull(check, "check");
    this.book = Objects.requireNonNull(book, "book");
    this.store = Objects.requireNonNull(store, "store");
    this.queue = Objects.requireNonNull(queue, "queue");
    this.mostBytes = mostBytes;
    this.threads = Objects.requireNonNull(threads, "threads");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * The form of the rows.
   *
   * @param table whether they are CSV, else a JSON document in each line
   * @param columns of a table: {@code name=place;name=place}, where a name is no place by itself
   */
  public record Form(boolean table, Charset charset, String columns) {}

  /**
   * Takes all rows in, durably, and has them asked.
   *
   * @param common what they have in common
   * @param claim to the key under which they come, used with them
   * @throws RefusedException where nothing of it was taken in
   */
  public MessageId begin(
      ServiceId service,
      Actor actor,
      Map<String, String> common,
      Form form,
      InputStream in,
      Claim.Fresh claim)
      throws IOException {
    var intake = new Intake(check, book, store, clock, service, actor, mostBytes, threads);
    var id = intake.all(rows(form, in), new Common(common), claim);
    schedule(id);
    return id;
  }

  private static Rows rows(Form form, InputStream in) throws IOException {
    return form.table()
        ? new CsvRows(in, form.charset(), Columns.given(form.columns()))
        : new JsonRows(in, form.charset());
  }

  private void schedule(MessageId id) {
    for (var chunks = store.after(id, -1); !chunks.isEmpty(); ) {
      chunks.stream().filter(chunk -> chunk.state() == Chunk.State.OPEN).forEach(queue::add);
      chunks = store.after(id, chunks.get(chunks.size() - 1).number());
    }
  }

  /**
   * One of the actor's own.
   *
   * @throws RefusedException {@code EXCHANGE_UNKNOWN} for what is none, or somebody else's
   */
  public Batch find(MessageId id, Actor actor) {
    return book.find(id)
        .filter(found -> found.actor().equals(actor))
        .orElseThrow(
            () -> new RefusedException(Reason.EXCHANGE_UNKNOWN, "no batch of the caller's own"));
  }

  /** The actor's latest. */
  public List<Batch> of(Actor actor) {
    return book.of(actor);
  }

  /** Sends nothing more until it is resumed; what was sent comes back. */
  public Batch pause(MessageId id, Actor actor) {
    find(id, actor);
    book.move(id, State.PAUSED, State.RUNNING);
    return find(id, actor);
  }

  /** Goes on. */
  public Batch resume(MessageId id, Actor actor) {
    find(id, actor);
    book.move(id, State.RUNNING, State.PAUSED);
    schedule(id);
    return find(id, actor);
  }

  /** Sends nothing more, for good; what was sent comes back. */
  public Batch cancel(MessageId id, Actor actor) {
    find(id, actor);
    book.move(id, State.CANCELLED, State.RUNNING, State.PAUSED);
    return find(id, actor);
  }

  /** What is wrong with the rows after one, some at a time. */
  public List<Fault> faults(Batch batch, long after) {
    return book.faults(batch.id(), after);
  }

  /** The messages after one, some at a time. */
  public List<Chunk> messages(Batch batch, int after) {
    return store.after(batch.id(), after);
  }
}

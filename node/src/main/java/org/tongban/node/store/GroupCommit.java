package org.tongban.node.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.core.journal.JournalEntry;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * Writes what is waiting, all at once: one transaction and one flush to disk for many messages.
 * While one batch is being committed the next one gathers. Nobody is told of success before the
 * commit returned.
 */
final class GroupCommit implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
  private static final int BATCH_ENTRIES = 256;
  private static final int BATCH_BYTES = 8 << 20;
  private static final long IDLE_MILLIS = 100;
  private static final long CLOSE_MILLIS = 30_000;

  private final DataSource source;
  private final BlockingQueue<Waiting> queue;
  private final Heads heads = new Heads();
  private volatile Thread writer;
  private volatile boolean closing;
  private volatile boolean ended;

  /**
   * @param capacity how many entries may wait before callers are turned away
   */
  GroupCommit(DataSource source, int capacity) {
    this.source = source;
    this.queue = new ArrayBlockingQueue<>(capacity);
    startWriter();
  }

  /** The driver throws even an AssertionError when its server dies: the next thread goes on. */
  private void startWriter() {
    var thread = new Thread(this::work, "journal-writer");
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler(
        (dead, failure) -> {
          LOG.error("The journal's writer failed; another one goes on", failure);
          startWriter();
        });
    writer = thread;
    thread.start();
  }

  /** Puts an entry in line. */
  void submit(Waiting waiting) {
    if (closing) {
      throw new RefusedException(Reason.JOURNAL_UNAVAILABLE, "the journal is closed");
    }
    if (!queue.offer(waiting)) {
      throw new RefusedException(Reason.BUSY, "too many entries wait for the journal");
    }
    if (ended && queue.remove(waiting)) {
      throw new RefusedException(Reason.JOURNAL_UNAVAILABLE, "the journal is closed");
    }
  }

  private void work() {
    try {
      while (!closing || !queue.isEmpty()) {
        List<Waiting> batch = nextBatch();
        if (!batch.isEmpty()) {
          write(batch);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing = true;
    }
    ended = true;
    var left = new ArrayList<Waiting>();
    queue.drainTo(left);
    fail(left, "the journal is closed", null);
  }

  private List<Waiting> nextBatch() throws InterruptedException {
    var batch = new ArrayList<Waiting>();
    int bytes = 0;
    Waiting next = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
    while (next != null) {
      if (!next.done().isDone()) {
        batch.add(next);
        bytes += next.locked().bytes().length;
      }
      next = batch.size() < BATCH_ENTRIES && bytes < BATCH_BYTES ? queue.poll() : null;
    }
    return batch;
  }

  /** Whatever happens to a batch, each of its callers is told. */
  private void write(List<Waiting> batch) {
    try {
      complete(batch, commit(batch));
    } catch (SQLException e) {
      if (batch.size() > 1 && SqlStates.faultOfData(e)) {
        batch.forEach(one -> write(List.of(one)));
      } else {
        LOG.error("{} entries could not be recorded", batch.size(), e);
        fail(batch, "the database failed", e);
      }
    } finally {
      fail(batch, "the journal failed", null);
    }
  }

  private Map<Waiting, JournalEntry> commit(List<Waiting> batch) throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      boolean committed = false;
      try {
        Map<Waiting, JournalEntry> written = heads.write(connection, batch);
        connection.commit();
        committed = true;
        heads.committed();
        return written;
      } finally {
        if (!committed) {
          heads.doubted();
          rollback(connection);
        }
      }
    }
  }

  private static void rollback(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      LOG.debug("The connection is gone, and its transaction with it", e);
    }
  }

  private static void complete(List<Waiting> batch, Map<Waiting, JournalEntry> written) {
    for (Waiting waiting : batch) {
      JournalEntry entry = written.get(waiting);
      if (entry != null) {
        waiting.done().complete(entry);
      } else {
        waiting
            .done()
            .completeExceptionally(
                new RefusedException(Reason.SEEN_BEFORE, "the message id was admitted before"));
      }
    }
  }

  private static void fail(List<Waiting> batch, String detail, Throwable cause) {
    for (Waiting waiting : batch) {
      if (waiting.done().isDone()) {
        continue;
      }
      waiting
          .done()
          .completeExceptionally(new RefusedException(Reason.JOURNAL_UNAVAILABLE, detail, cause));
    }
  }

  /** Lets no one else in line, and returns when all who stood there are served. */
  @Override
  public void close() {
    closing = true;
    // the writer, if it waits for more, needs not wait any longer
    queue.offer(Waiting.nothing());
    try {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CLOSE_MILLIS);
      while (!ended && System.nanoTime() - end < 0) {
        writer.join(IDLE_MILLIS);
      }
      if (!ended) {
        LOG.error("The journal's last entries were not written in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

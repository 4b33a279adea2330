package org.tongban.node.batch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * Checks rows some hundred at a time, large ones fewer, side by side, and hands them on in their
 * order. Never more than a megabyte or two of them wait, so whoever sends rows is held back to the
 * speed of the checks, and can't use up the memory by large ones.
 *
 * @param <T> what comes of a row
 */
final class RowChecks<T> {
  private static final int TOGETHER = 200;
  private static final int LARGE = 1 << 18;
  private static final int MOST_WAITING = 4;

  private final ExecutorService threads;
  private final Function<Row, T> check;
  private final Consumer<T> next;
  private final Deque<Future<List<T>>> waiting = new ArrayDeque<>();
  private List<Row> rows = new ArrayList<>();
  private int length;

  /**
   * @param check of one row; safe for threads
   * @param next takes what came of each, on the caller's thread
   */
  RowChecks(ExecutorService threads, Function<Row, T> check, Consumer<T> next) {
    this.threads = threads;
    this.check = check;
    this.next = next;
  }

  void add(Row row) {
    rows.add(row);
    length += row.length();
    if (rows.size() == TOGETHER || length >= LARGE) {
      submit();
    }
  }

  /** Hands on what is left. */
  void end() {
    submit();
    while (!waiting.isEmpty()) {
      handOn();
    }
  }

  private void submit() {
    var together = List.copyOf(rows);
    rows = new ArrayList<>();
    length = 0;
    waiting.add(threads.submit(() -> together.stream().map(check).toList()));
    if (waiting.size() > MOST_WAITING) {
      handOn();
    }
  }

  private void handOn() {
    try {
      waiting.remove().get().forEach(next);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedException(Reason.INTERNAL_ERROR, "interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a row can't be checked", e.getCause());
    }
  }
}

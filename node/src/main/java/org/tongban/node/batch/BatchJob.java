package org.tongban.node.batch;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.tongban.core.message.MessageId;
import org.tongban.node.job.Job;
import org.tongban.node.store.BatchBook;
import org.tongban.node.store.BatchStore;
import org.tongban.node.store.Chunk;

/** Has the messages of batches sent, some side by side, also when who took them in has died. */
public final class BatchJob implements Job {
  private static final TaskDescriptor<Void> SEND = TaskDescriptor.of("batch-send");
  private static final Duration AGAIN = Duration.ofSeconds(1);

  /** Half of the threads at most, so that whoever waits for one answer is not held up. */
  private static final int SIDE_BY_SIDE = 4;

  /**
   * Longer than a message takes as a rule: to put one off and take it up again costs two writes.
   */
  private static final Duration TURN = Duration.ofSeconds(1);

  /** Nobody receives rows for longer. */
  private static final Duration ABANDONED = Duration.ofHours(6);

  private static final Duration KEPT = Duration.ofDays(30);

  private final BatchBook book;
  private final BatchStore store;
  private final ChunkSender asking;
  private final Clock clock;
  private final Semaphore turns = new Semaphore(SIDE_BY_SIDE, true);

  /**
   * @param asking one message
   */
  public BatchJob(BatchBook book, BatchStore store, ChunkSender asking, Clock clock) {
    this.book = Objects.requireNonNull(book, "book");
    this.store = Objects.requireNonNull(store, "store");
    this.asking = Objects.requireNonNull(asking, "asking");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  public CustomTask<Void> task() {
    return Tasks.custom(SEND)
        .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(AGAIN, 1.5))
        .onDeadExecutionRevive()
        .execute((instance, context) -> send(instance.getId()));
  }

  private CompletionHandler<Void> send(String instance) {
    if (!turn()) {
      return after(TURN);
    }
    try {
      var parts = instance.split("/", 2);
      Optional<Duration> next = asking.send(MessageId.parse(parts[0]), Integer.parseInt(parts[1]));
      return next.map(BatchJob::after).orElseGet(CompletionHandler.OnCompleteRemove::new);
    } finally {
      turns.release();
    }
  }

  /** Waits a moment, since what is put off is not looked at before the scheduler's next round. */
  private boolean turn() {
    try {
      return turns.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static CompletionHandler<Void> after(Duration time) {
    return (ExecutionComplete done, ExecutionOperations<Void> execution) ->
        execution.reschedule(done, done.getTimeDone().plus(time));
  }

  SchedulableInstance<Void> of(Chunk chunk) {
    var wait = chunk.tries() == 0 ? Duration.ZERO : MessageAsk.BACKOFF.after(chunk.tries());
    return later(chunk.batch(), chunk.number(), wait);
  }

  /** A message that is to be sent after a time. */
  public SchedulableInstance<Void> later(MessageId batch, int number, Duration wait) {
    return SEND.instance(batch + "/" + number).scheduledTo(clock.instant().plus(wait));
  }

  @Override
  public List<SchedulableInstance<Void>> forgotten() {
    var now = clock.instant();
    book.forget(now.minus(ABANDONED), now.minus(KEPT));
    return store.forgotten(SEND.getTaskName()).stream().map(this::of).toList();
  }
}

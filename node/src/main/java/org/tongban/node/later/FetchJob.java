package org.tongban.node.later;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.RefusedException;

/**
 * Resumes what is due, on whichever replica comes first; the work of one that dies is taken over by
 * another. What is due stands in the database.
 */
public final class FetchJob implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FetchJob.class);
  private static final TaskDescriptor<Void> FETCH = TaskDescriptor.of("fetch-answer");
  private static final TaskDescriptor<Void> SWEEP = TaskDescriptor.of("sweep-forgotten");
  private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final int THREADS = 2;

  private final OwnAsks asks;
  private final Clock clock;
  private final Scheduler scheduler;

  public FetchJob(DataSource source, OwnAsks asks, Clock clock) {
    this.asks = Objects.requireNonNull(asks, "asks");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.scheduler =
        Scheduler.create(source, task())
            .threads(THREADS)
            .pollingInterval(EVERY)
            .heartbeatInterval(HEARTBEAT)
            // the texts of others' failures may name people, so they are not logged whole
            .failureLogging(LogLevel.WARN, false)
            .startTasks(
                Tasks.recurring(SWEEP, FixedDelay.of(SWEEP_EVERY))
                    .execute((instance, context) -> sweep()))
            .build();
  }

  private CustomTask<Void> task() {
    return Tasks.custom(FETCH)
        .onFailure(
            new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofSeconds(10), 1.5))
        .onDeadExecutionRevive()
        .execute((instance, context) -> resume(MessageId.parse(instance.getId())));
  }

  private CompletionHandler<Void> resume(MessageId exchange) {
    try {
      var next = asks.resume(exchange);
      return next.isEmpty()
          ? new CompletionHandler.OnCompleteRemove<>()
          : (ExecutionComplete done, ExecutionOperations<Void> execution) ->
              execution.reschedule(done, done.getTimeDone().plus(next.get()));
    } catch (RefusedException e) {
      LOG.warn("An ask was not resumed and will be: {}", e.getMessage());
      throw e;
    }
  }

  /** Begins, with whatever was left waiting. */
  public void start() {
    scheduler.start();
  }

  private void sweep() {
    asks.store().forgotten(FETCH.getTaskName()).forEach(one -> due(one.exchange(), one.tries()));
  }

  /** Has an ask resumed that was just taken in. */
  public void add(MessageId exchange) {
    due(exchange, 0);
  }

  private void due(MessageId exchange, int tries) {
    var at = clock.instant().plus(asks.after(tries));
    scheduler.scheduleIfNotExists(FETCH.instance(exchange.toString()).scheduledTo(at));
  }

  @Override
  public void close() {
    scheduler.stop();
  }
}

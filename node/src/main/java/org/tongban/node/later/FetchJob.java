package org.tongban.node.later;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.job.Job;

/** Resumes what is due. */
public final class FetchJob implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(FetchJob.class);

  /** The name under which asks are resumed. */
  static final String TASK = "fetch-answer";

  private static final TaskDescriptor<Void> FETCH = TaskDescriptor.of(TASK);

  private final OwnAsks asks;
  private final Clock clock;

  public FetchJob(OwnAsks asks, Clock clock) {
    this.asks = Objects.requireNonNull(asks, "asks");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  public CustomTask<Void> task() {
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

  /** To resume an ask that was just taken in. */
  public SchedulableInstance<Void> of(MessageId exchange) {
    return due(exchange, 0);
  }

  /** To resume one at once. */
  public SchedulableInstance<Void> now(MessageId exchange) {
    return FETCH.instance(exchange.toString()).scheduledTo(clock.instant());
  }

  private SchedulableInstance<Void> due(MessageId exchange, int tries) {
    var at = clock.instant().plus(asks.after(tries));
    return FETCH.instance(exchange.toString()).scheduledTo(at);
  }

  @Override
  public List<SchedulableInstance<Void>> forgotten() {
    return asks.store().forgotten(FETCH.getTaskName()).stream()
        .map(one -> due(one.exchange(), one.tries()))
        .toList();
  }
}

package org.tongban.node.outbox;

import com.github.kagkarlsson.scheduler.SchedulerClient;
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
import org.tongban.node.later.FetchJob;
import org.tongban.node.store.Sent;

/** Sends events, and calls the next of a line when the one before has gone. */
public final class OutboxJob implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxJob.class);
  private static final TaskDescriptor<Void> SEND = TaskDescriptor.of("send-event");
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final Outbox outbox;
  private final FetchJob fetch;
  private final Clock clock;

  /**
   * @param fetch what is answered later
   */
  public OutboxJob(Outbox outbox, FetchJob fetch, Clock clock) {
    this.outbox = Objects.requireNonNull(outbox, "outbox");
    this.fetch = Objects.requireNonNull(fetch, "fetch");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  public CustomTask<Void> task() {
    return Tasks.custom(SEND)
        .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(AGAIN, 1.5))
        .onDeadExecutionRevive()
        .execute(
            (instance, context) ->
                send(MessageId.parse(instance.getId()), context.getSchedulerClient()));
  }

  private CompletionHandler<Void> send(MessageId id, SchedulerClient client) {
    try {
      var next = outbox.send(id, kept -> client.scheduleIfNotExists(fetch.of(kept)));
      if (next.isPresent()) {
        return (ExecutionComplete done, ExecutionOperations<Void> execution) ->
            execution.reschedule(done, done.getTimeDone().plus(next.get()));
      }
      callNext(id, client);
      return new CompletionHandler.OnCompleteRemove<>();
    } catch (RefusedException e) {
      LOG.warn("An event was not sent and will be: {}", e.getMessage());
      throw e;
    }
  }

  /** It looks by itself too, so that nothing depends on this. */
  private void callNext(MessageId id, SchedulerClient client) {
    outbox
        .store()
        .find(id)
        .flatMap(outbox.store()::next)
        .ifPresent(
            next -> client.reschedule(SEND.instanceId(next.id().toString()), clock.instant()));
  }

  /** To send an event that was just kept. */
  public SchedulableInstance<Void> of(Sent sent) {
    return SEND.instance(sent.id().toString()).scheduledTo(clock.instant());
  }

  @Override
  public List<SchedulableInstance<Void>> forgotten() {
    return outbox.store().forgotten(SEND.getTaskName()).stream().map(this::of).toList();
  }
}

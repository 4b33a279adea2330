package org.tongban.node.twophase;

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
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.job.Job;
import org.tongban.node.store.Transaction.State;
import org.tongban.node.store.TransactionStore;

/** Drives every transaction to its end, whoever dies meanwhile. */
public final class TransactionJob implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(TransactionJob.class);
  private static final TaskDescriptor<Void> DRIVE = TaskDescriptor.of("two-phase");

  /** Higher than what is fetched in the background. */
  private static final int SOMEBODY_WAITS = 10;

  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final TransactionStore store;
  private final Driving driving;
  private final Clock clock;

  /**
   * @param template to the routes
   */
  public TransactionJob(
      TransactionStore store,
      ProducerTemplate template,
      Supplier<Catalogue> catalogue,
      Clock clock) {
    this.store = Objects.requireNonNull(store, "store");
    this.driving = new Driving(store, new StepAsk(store, template, catalogue), clock);
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  public CustomTask<Void> task() {
    return Tasks.custom(DRIVE)
        .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(AGAIN, 1.5))
        .onDeadExecutionRevive()
        .execute((instance, context) -> goOn(instance.getId(), context.getSchedulerClient()));
  }

  private CompletionHandler<Void> goOn(String instance, SchedulerClient client) {
    var parts = instance.split("/", 2);
    var id = MessageId.parse(parts[0]);
    var state = State.valueOf(parts[1]);
    try {
      var next = driving.goOn(id, state);
      if (next.isPresent() && next.get().state() == state) {
        return (ExecutionComplete done, ExecutionOperations<Void> execution) ->
            execution.reschedule(done, next.get().at());
      }
      next.ifPresent(then -> client.scheduleIfNotExists(of(id, then.state(), then.at())));
      return new CompletionHandler.OnCompleteRemove<>();
    } catch (RefusedException e) {
      LOG.warn("A transaction did not go on and will: {}", e.getMessage());
      throw e;
    }
  }

  SchedulableInstance<Void> of(MessageId id, State state, Instant at) {
    return DRIVE.instance(id + "/" + state).priority(SOMEBODY_WAITS).scheduledTo(at);
  }

  @Override
  public List<SchedulableInstance<Void>> forgotten() {
    return store.forgotten(DRIVE.getTaskName()).stream()
        .map(one -> of(one.id(), one.state(), clock.instant()))
        .toList();
  }
}

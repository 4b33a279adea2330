package org.tongban.node.fanout;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.job.Job;
import org.tongban.node.later.FetchJob;
import org.tongban.node.store.FanOutStore;

/** Has each member of a fan-out asked, side by side, also when who began it has died since. */
public final class FanOutJob implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(FanOutJob.class);
  private static final TaskDescriptor<Void> ASK = TaskDescriptor.of("fan-out-ask");

  /** Higher than what is fetched in the background. */
  private static final int SOMEBODY_WAITS = 10;

  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final FanOutStore store;
  private final MemberAsk asking;
  private final FetchJob fetch;
  private final Clock clock;

  /**
   * @param asking one member
   * @param fetch what is answered later
   */
  public FanOutJob(FanOutStore store, MemberAsk asking, FetchJob fetch, Clock clock) {
    this.store = Objects.requireNonNull(store, "store");
    this.asking = Objects.requireNonNull(asking, "asking");
    this.fetch = Objects.requireNonNull(fetch, "fetch");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  public CustomTask<Void> task() {
    return Tasks.custom(ASK)
        .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(AGAIN, 1.5))
        .onDeadExecutionRevive()
        .execute((instance, context) -> ask(instance.getId(), context.getSchedulerClient()));
  }

  private CompletionHandler<Void> ask(String instance, SchedulerClient client) {
    var parts = instance.split("/", 2);
    try {
      var next =
          asking.ask(
              MessageId.parse(parts[0]),
              new MemberCode(parts[1]),
              kept -> client.scheduleIfNotExists(fetch.of(kept)));
      return next.isEmpty()
          ? new CompletionHandler.OnCompleteRemove<>()
          : (ExecutionComplete done, ExecutionOperations<Void> execution) ->
              execution.reschedule(done, done.getTimeDone().plus(next.get()));
    } catch (RefusedException e) {
      LOG.warn("A member was not asked and will be: {}", e.getMessage());
      throw e;
    }
  }

  SchedulableInstance<Void> of(MessageId fanOut, MemberCode member, Instant at) {
    return ASK.instance(fanOut + "/" + member).priority(SOMEBODY_WAITS).scheduledTo(at);
  }

  @Override
  public List<SchedulableInstance<Void>> forgotten() {
    return store.forgotten(ASK.getTaskName()).stream()
        .map(one -> of(one.fanOut(), one.member(), clock.instant()))
        .toList();
  }
}

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
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.core.journal.RecordedAnswer;
import org.tongban.core.journal.RecordedArrival;
import org.tongban.core.journal.RecordedReceipt;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Withdrawal;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.job.Backoff;
import org.tongban.node.job.Job;
import org.tongban.node.station.LocalRefusal;
import org.tongban.node.store.Withdrawals;

/** Tells the asked member that an ask is withdrawn, until it replies. */
public final class WithdrawJob implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(WithdrawJob.class);
  private static final TaskDescriptor<Void> TELL = TaskDescriptor.of("withdraw-ask");

  private final Withdrawals store;
  private final Resumption resumption;
  private final Backoff backoff;
  private final Clock clock;

  /**
   * @param backoff between two tries
   */
  public WithdrawJob(Withdrawals store, Resumption resumption, Backoff backoff, Clock clock) {
    this.store = Objects.requireNonNull(store, "store");
    this.resumption = Objects.requireNonNull(resumption, "resumption");
    this.backoff = Objects.requireNonNull(backoff, "backoff");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  public CustomTask<Void> task() {
    return Tasks.custom(TELL)
        .onFailure(
            new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofSeconds(10), 1.5))
        .onDeadExecutionRevive()
        .execute((instance, context) -> done(tell(MessageId.parse(instance.getId()))));
  }

  private static CompletionHandler<Void> done(Optional<Duration> next) {
    return next.isEmpty()
        ? new CompletionHandler.OnCompleteRemove<>()
        : (ExecutionComplete done, ExecutionOperations<Void> execution) ->
            execution.reschedule(done, done.getTimeDone().plus(next.get()));
  }

  /** After which time to try again; empty when there is nothing left to do. */
  Optional<Duration> tell(MessageId exchange) {
    var why = store.open(exchange);
    return why.isEmpty() || told(exchange, why.get())
        ? Optional.empty()
        : Optional.of(backoff.after(store.tried(exchange)));
  }

  private boolean told(MessageId exchange, Withdrawal why) {
    try {
      Object reply = resumption.of(exchange, Optional.of(why));
      return reply instanceof RecordedArrival arrival
          ? replied(exchange, arrival)
          : stopped(exchange, (LocalRefusal) reply);
    } catch (RefusedException e) {
      if (e.reason().retryable()) {
        throw e;
      }
      LOG.error("A withdrawal can't be told any more: {}", e.getMessage());
      store.close(exchange, Optional.empty(), false);
      return true;
    }
  }

  private boolean replied(MessageId exchange, RecordedArrival arrival) {
    if (arrival instanceof RecordedReceipt receipt) {
      store.close(exchange, Optional.of(receipt.opened().answering().ask().id()), true);
      return true;
    }
    var opened = ((RecordedAnswer) arrival).opened();
    var reason = opened.answer().reason().flatMap(Reason::find);
    if (reason.map(Reason::retryable).orElse(false)) {
      return false;
    }
    LOG.warn("A withdrawal was refused: {}", reason.map(Reason::code).orElse("of no known code"));
    store.close(exchange, Optional.of(opened.answering().ask().id()), false);
    return true;
  }

  private boolean stopped(MessageId exchange, LocalRefusal refusal) {
    var reason = refusal.refusal().reason();
    if (reason.retryable() || reason == Reason.INTERNAL_ERROR) {
      return false;
    }
    LOG.error("A withdrawal can't be told: {}", reason.code());
    store.close(exchange, refusal.exchange(), false);
    return true;
  }

  /** To tell of one that was just withdrawn. */
  public SchedulableInstance<Void> of(MessageId exchange) {
    return TELL.instance(exchange.toString()).scheduledTo(clock.instant());
  }

  @Override
  public List<SchedulableInstance<Void>> forgotten() {
    return store.forgotten(TELL.getTaskName()).stream().map(this::of).toList();
  }
}

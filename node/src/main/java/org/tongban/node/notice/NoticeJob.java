package org.tongban.node.notice;

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
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Notice;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.job.Backoff;
import org.tongban.node.job.Job;
import org.tongban.node.store.NoticeBook;

/**
 * Sends notices until they arrive. One that something is ready is given up after a while: the other
 * side asks by itself at least every hour.
 */
public final class NoticeJob implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(NoticeJob.class);
  private static final TaskDescriptor<Void> SEND = TaskDescriptor.of("send-notice");
  private static final Duration READY_FOR = Duration.ofHours(1);
  private static final Duration OTHERS_FOR = Duration.ofDays(14);
  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofHours(1));

  private final NoticeBook book;
  private final NoticeSender sender;
  private final Clock clock;

  public NoticeJob(NoticeBook book, NoticeSender sender, Clock clock) {
    this.book = Objects.requireNonNull(book, "book");
    this.sender = Objects.requireNonNull(sender, "sender");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  public CustomTask<Void> task() {
    return Tasks.custom(SEND)
        .onFailure(
            new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofSeconds(10), 1.5))
        .onDeadExecutionRevive()
        .execute((instance, context) -> send(MessageId.parse(instance.getId())));
  }

  private CompletionHandler<Void> send(MessageId id) {
    var next = tried(id);
    return next.isEmpty()
        ? new CompletionHandler.OnCompleteRemove<>()
        : (ExecutionComplete done, ExecutionOperations<Void> execution) ->
            execution.reschedule(done, done.getTimeDone().plus(next.get()));
  }

  /** After which time to try again; empty when there is nothing left to do. */
  Optional<Duration> tried(MessageId id) {
    var open = book.open(id);
    if (open.isEmpty()) {
      return Optional.empty();
    }
    var due = open.get();
    try {
      sender.send(due);
      book.close(id, true, clock.instant());
      return Optional.empty();
    } catch (RefusedException e) {
      return failed(due, e);
    }
  }

  private Optional<Duration> failed(NoticeBook.Due due, RefusedException why) {
    var end = due.madeAt().plus(due.kind() == Notice.Kind.READY ? READY_FOR : OTHERS_FOR);
    if (clock.instant().isBefore(end)) {
      return Optional.of(BACKOFF.after(book.tried(due.id())));
    }
    LOG.error("{} to {} could not be told: {}", due.kind(), due.to(), why.getMessage());
    book.close(due.id(), false, clock.instant());
    return Optional.empty();
  }

  /** To send one that was just kept. */
  public SchedulableInstance<Void> of(MessageId id) {
    return SEND.instance(id.toString()).scheduledTo(clock.instant());
  }

  @Override
  public List<SchedulableInstance<Void>> forgotten() {
    return book.forgotten(SEND.getTaskName()).stream().map(due -> of(due.id())).toList();
  }
}

package org.tongban.node.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has work done when it is due, on whichever replica comes first; the work of one that dies is
 * taken over by another.
 */
public final class Jobs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

  /** So many others are asked at once: each waits for another node most of the time. */
  private static final int THREADS = 8;

  /** Takes up what nobody will do, so that a replica that never starts again leaves none behind. */
  private static final TaskDescriptor<Void> SWEEP = TaskDescriptor.of("sweep-forgotten");

  private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);
  private static final Duration EVERY = Duration.ofSeconds(1);

  /** Four of them missed, and a replica counts as dead. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);

  private static final int MISSED = 4;
  private static final Duration STOPPING = Duration.ofSeconds(10);

  private final List<Job> jobs;
  private final Scheduler scheduler;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Over the node's migrated database. */
  public Jobs(DataSource source, List<Job> jobs) {
    Objects.requireNonNull(source, "source");
    this.jobs = List.copyOf(jobs);
    List<Task<?>> tasks = this.jobs.stream().<Task<?>>map(Job::task).toList();
    this.scheduler =
        Scheduler.create(source, tasks)
            .threads(THREADS)
            .pollingInterval(EVERY)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED)
            .shutdownMaxWait(STOPPING)
            .enableImmediateExecution()
            .enablePriority()
            // the texts of others' failures may name people, so they are not logged whole
            .failureLogging(LogLevel.WARN, false)
            .startTasks(
                Tasks.recurring(SWEEP, FixedDelay.of(SWEEP_EVERY))
                    .execute((instance, context) -> sweep()))
            .build();
  }

  /** Begins, with whatever was left waiting. */
  public void start() {
    scheduler.start();
  }

  private void sweep() {
    jobs.forEach(job -> job.forgotten().forEach(this::add));
  }

  /** Has one piece of work done, once however often it is added. */
  public void add(SchedulableInstance<Void> work) {
    scheduler.scheduleIfNotExists(work);
  }

  /** Has it done at its time in place of a later one; who is at it already is let finish. */
  public void hurry(SchedulableInstance<Void> work) {
    try {
      scheduler.reschedule(work);
    } catch (TaskInstanceException e) {
      LOG.debug("Not hurried: {}", e.getMessage());
    }
  }

  /** Does no more, and waits a while for what is at work. May be called again. */
  @Override
  public void close() {
    if (!closed.getAndSet(true)) {
      scheduler.stop();
    }
  }
}

package org.tongban.node.outbox;

import java.util.List;
import java.util.Objects;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.job.Jobs;
import org.tongban.node.store.Sent;
import org.tongban.node.store.Sent.State;
import org.tongban.node.store.SentStore;

/** Events of our own systems, from being given to us to being taken in by the other member. */
public final class SentEvents {
  private final Acceptance acceptance;
  private final SentStore store;
  private final OutboxJob job;
  private final Jobs jobs;

  public SentEvents(Acceptance acceptance, SentStore store, OutboxJob job, Jobs jobs) {
    this.acceptance = Objects.requireNonNull(acceptance, "acceptance");
    this.store = Objects.requireNonNull(store, "store");
    this.job = Objects.requireNonNull(job, "job");
    this.jobs = Objects.requireNonNull(jobs, "jobs");
  }

  /**
   * Takes an event and has it sent.
   *
   * @param json a request as for an ask
   * @throws RefusedException as {@link Acceptance#accept}
   */
  public Sent send(ServiceId service, Actor actor, byte[] json) {
    var sent = acceptance.accept(service, actor, json);
    if (sent.open()) {
      jobs.add(job.of(sent));
    }
    return sent;
  }

  /**
   * What became of one.
   *
   * @throws RefusedException {@code RESOURCE_UNKNOWN}
   */
  public Sent find(MessageId id) {
    return store
        .find(id)
        .orElseThrow(() -> new RefusedException(Reason.RESOURCE_UNKNOWN, "no such event"));
  }

  /** Those in a state, the oldest first. */
  public List<Sent> in(State state, int most) {
    return store.in(state, most);
  }

  /**
   * Sends one again that was refused, left aside or never handed over; what is on its way or was
   * taken in stays as it is. The member that may have it after all takes it for told again.
   *
   * @throws RefusedException {@code RESOURCE_UNKNOWN, CALENDAR_UNKNOWN}
   */
  public Sent again(MessageId id) {
    var sent = find(id);
    if (store.again(id, acceptance.due(sent.service()))) {
      jobs.add(job.of(sent));
    }
    return find(id);
  }
}

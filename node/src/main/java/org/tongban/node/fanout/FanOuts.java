package org.tongban.node.fanout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.catalogue.Contract.Interaction;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;
import org.tongban.node.job.Jobs;
import org.tongban.node.later.Deadlines;
import org.tongban.node.station.DraftCheck;
import org.tongban.node.station.LocalRequest;
import org.tongban.node.store.Claim;
import org.tongban.node.store.FanOut;
import org.tongban.node.store.FanOut.One;
import org.tongban.node.store.FanOut.State;
import org.tongban.node.store.FanOutStore;

/** Takes questions to several members, and shows those that asked how far theirs have come. */
public final class FanOuts {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final FanOutStore store;
  private final AskedMembers members;
  private final DraftCheck check;
  private final Deadlines deadlines;
  private final Jobs jobs;
  private final FanOutJob job;
  private final Clock clock;

  /**
   * @param deadlines last days of contracts
   * @param job by which members are asked
   */
  public FanOuts(
      FanOutStore store,
      AskedMembers members,
      DraftCheck check,
      Deadlines deadlines,
      Jobs jobs,
      FanOutJob job,
      Clock clock) {
    this.store = Objects.requireNonNull(store, "store");
    this.members = Objects.requireNonNull(members, "members");
    this.check = Objects.requireNonNull(check, "check");
    this.deadlines = Objects.requireNonNull(deadlines, "deadlines");
    this.jobs = Objects.requireNonNull(jobs, "jobs");
    this.job = Objects.requireNonNull(job, "job");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Takes a question in, durably, and has its members asked.
   *
   * @param json the request of the local API
   * @param claim under which a repetition finds it
   * @throws RefusedException as for an ask that is not even signed; {@code REQUEST_MALFORMED} for a
   *     service that is not asked of several, {@code REGION_UNKNOWN} for a name that is no member's
   */
  public MessageId begin(ServiceId service, Actor actor, byte[] json, Claim.Fresh claim) {
    var request = FanOutRequest.read(json);
    var asked = members.of(service, request.members());
    var first = FanOutRequest.to(asked.get(0), request.bytes());
    var contract =
        check
            .permitted(new LocalRequest(service, actor, first, Optional.empty(), Optional.empty()))
            .contract();
    if (contract.interaction() != Interaction.FAN_OUT) {
      throw new RefusedException(
          Reason.REQUEST_MALFORMED,
          List.of(new Violation("", "the service is not asked of several members at once")));
    }
    var now = clock.instant();
    var due = due(contract, now);
    var fanOut =
        new FanOut(
            MessageId.next(),
            service,
            actor,
            now,
            deadline(request.deadline(), now, due),
            due,
            asked.stream().sorted().map(FanOuts::fresh).toList());
    store.begin(fanOut, request.bytes(), claim);
    fanOut.members().forEach(one -> jobs.add(job.of(fanOut.id(), one.member(), now)));
    return fanOut.id();
  }

  private LocalDate due(Contract contract, Instant now) {
    return deadlines
        .of(contract, LocalDate.ofInstant(now, CHINA))
        .orElseThrow(
            () -> new RefusedException(Reason.CALENDAR_UNKNOWN, "no calendar of that year"));
  }

  private static Instant deadline(Duration wanted, Instant now, LocalDate due) {
    var end = due.plusDays(1).atStartOfDay(CHINA).toInstant();
    if (Duration.between(now, end).compareTo(wanted) < 0) {
      throw new RefusedException(
          Reason.SCHEMA_VIOLATION,
          List.of(new Violation("/deadline", "must end on the contract's last day, " + due)));
    }
    return now.plus(wanted);
  }

  private static One fresh(MemberCode member) {
    return new One(
        member,
        MessageId.next(),
        State.OPEN,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * One of the actor's own.
   *
   * @throws RefusedException {@code EXCHANGE_UNKNOWN} for what is none, or somebody else's
   */
  public FanOut find(MessageId id, Actor actor) {
    return store
        .find(id)
        .filter(found -> found.actor().equals(actor))
        .orElseThrow(
            () -> new RefusedException(Reason.EXCHANGE_UNKNOWN, "no fan-out of the caller's own"));
  }

  /** Now, by this node's clock. */
  public Instant now() {
    return clock.instant();
  }
}

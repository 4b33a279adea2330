package org.tongban.node.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.catalogue.Contract.Interaction;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.store.EventInbox;
import org.tongban.node.store.Sent.State;
import org.tongban.node.store.SentStore;
import org.tongban.node.store.SubscriptionStore;

/**
 * How many events wait to be handed over or for a person ({@code tongban.events.sent}, by {@code
 * state}), and how many of others nobody has disposed of ({@code tongban.events.undisposed} and
 * {@code tongban.events.overdue}). Forgets what is older than its contract keeps.
 */
public final class EventWatch {
  private static final Logger LOG = LoggerFactory.getLogger(EventWatch.class);
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final EventInbox inbox;
  private final SentStore sent;
  private final SubscriptionStore subscriptions;
  private final Supplier<Catalogue> catalogue;
  private final Clock clock;

  public EventWatch(
      EventInbox inbox,
      SentStore sent,
      SubscriptionStore subscriptions,
      Supplier<Catalogue> catalogue,
      MeterRegistry meters,
      Clock clock) {
    this.inbox = inbox;
    this.sent = sent;
    this.subscriptions = subscriptions;
    this.catalogue = catalogue;
    this.clock = clock;
    for (var state : State.values()) {
      if (state != State.TAKEN) {
        Gauge.builder("tongban.events.sent", this, watch -> read(any -> sent.count(state)))
            .tag("state", state.name())
            .register(meters);
      }
    }
    Gauge.builder("tongban.events.undisposed", this, w -> read(any -> inbox.waiting(LocalDate.MAX)))
        .register(meters);
    Gauge.builder("tongban.events.overdue", this, w -> read(any -> inbox.waiting(today())))
        .register(meters);
  }

  /** A number that can't be had is none, and not zero. */
  private double read(ToLongFunction<EventWatch> count) {
    try {
      return count.applyAsLong(this);
    } catch (RefusedException e) {
      return Double.NaN;
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), CHINA);
  }

  /** Says each morning what needs a person, and forgets what is old. */
  @Scheduled(cron = "0 5 8 * * *", zone = "Asia/Shanghai")
  public void daily() {
    try {
      subscriptions.forget(today());
      catalogue.get().contracts().stream()
          .filter(contract -> contract.interaction() == Interaction.EVENT)
          .forEach(this::forget);
      say("Overdue: {} events of others that nobody has disposed of", inbox.waiting(today()));
      say("Left aside: {} events that failed here again and again", sent.count(State.PARKED));
    } catch (RefusedException e) {
      LOG.warn("It can't be told now which events need a person: {}", e.getMessage());
    }
  }

  private void forget(Contract contract) {
    var before = clock.instant().minus(Duration.ofDays(contract.retentionDays()));
    inbox.forget(contract.id(), before);
    sent.forget(contract.id(), before);
  }

  private static void say(String text, long count) {
    if (count > 0) {
      LOG.error(text, count);
    }
  }
}

package org.tongban.node.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.store.StepBook;
import org.tongban.node.store.TransactionStore;

/** Says which transactions need a person, and forgets those that are over. */
public final class TransactionWatch {
  private static final Logger LOG = LoggerFactory.getLogger(TransactionWatch.class);

  private final TransactionStore transactions;
  private final StepBook steps;
  private final Supplier<Catalogue> catalogue;
  private final Clock clock;

  public TransactionWatch(
      TransactionStore transactions,
      StepBook steps,
      Supplier<Catalogue> catalogue,
      MeterRegistry meters,
      Clock clock) {
    this.transactions = Objects.requireNonNull(transactions, "transactions");
    this.steps = Objects.requireNonNull(steps, "steps");
    this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
    this.clock = Objects.requireNonNull(clock, "clock");
    Gauge.builder("tongban.transactions.in.doubt", this, TransactionWatch::inDoubt)
        .register(meters);
  }

  /** A number that can't be had is none, and not zero. */
  private double inDoubt() {
    try {
      return transactions.inDoubt();
    } catch (RefusedException e) {
      return Double.NaN;
    }
  }

  /** Each morning. */
  @Scheduled(cron = "0 5 8 * * *", zone = "Asia/Shanghai")
  public void daily() {
    try {
      catalogue.get().contracts().stream()
          .filter(contract -> contract.twoPhase().isPresent())
          .forEach(this::forget);
      long doubtful = transactions.inDoubt();
      if (doubtful > 0) {
        LOG.error("In doubt: {} transactions that a person must look at", doubtful);
      }
    } catch (RefusedException e) {
      LOG.warn("It can't be told now which transactions need a person: {}", e.getMessage());
    }
  }

  private void forget(Contract contract) {
    var before = clock.instant().minus(Duration.ofDays(contract.retentionDays()));
    transactions.forget(contract.id(), before);
    steps.forget(contract.id(), before);
  }
}

package org.tongban.node.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.tongban.node.api.TransactionController;
import org.tongban.node.api.TransactionOnce;
import org.tongban.node.job.Jobs;
import org.tongban.node.keeper.CatalogueKeeper;
import org.tongban.node.lookup.LookUps;
import org.tongban.node.lookup.StepGuard;
import org.tongban.node.settings.Settings;
import org.tongban.node.station.DraftCheck;
import org.tongban.node.store.EvidenceVault;
import org.tongban.node.store.IdempotencyStore;
import org.tongban.node.store.NodeDatabase;
import org.tongban.node.store.StepBook;
import org.tongban.node.store.TransactionStore;
import org.tongban.node.twophase.TransactionJob;
import org.tongban.node.twophase.Transactions;
import org.tongban.node.watch.TransactionWatch;

/** Transactions with other members, on either side. */
@Configuration(proxyBeanMethods = false)
@Import(TransactionController.class)
class TwoPhaseWiring {
  /** What a step takes beside its look-up. */
  private static final Duration REST = Duration.ofSeconds(2);

  @Bean
  TransactionStore transactionStore(NodeDatabase database, EvidenceVault vault) {
    return new TransactionStore(database.dataSource(), vault);
  }

  @Bean
  StepBook stepBook(NodeDatabase database, EvidenceVault vault) {
    return new StepBook(database.dataSource(), vault);
  }

  @Bean
  StepGuard stepGuard(StepBook book, LookUps lookUps, Settings settings, Clock clock) {
    return new StepGuard(book, lookUps, settings.peer().timeout().plus(REST), clock);
  }

  @Bean
  TransactionJob transactionJob(
      TransactionStore store, CamelContext camel, CatalogueKeeper catalogue, Clock clock) {
    return new TransactionJob(store, camel.createProducerTemplate(), catalogue, clock);
  }

  @Bean
  Transactions transactions(
      TransactionStore store,
      DraftCheck check,
      CatalogueKeeper catalogue,
      Jobs jobs,
      TransactionJob job,
      Clock clock) {
    return new Transactions(store, check, catalogue, jobs, job, clock);
  }

  @Bean
  TransactionOnce transactionOnce(Transactions transactions, IdempotencyStore keys) {
    return new TransactionOnce(transactions, keys);
  }

  @Bean
  TransactionWatch transactionWatch(
      TransactionStore transactions,
      StepBook steps,
      CatalogueKeeper catalogue,
      MeterRegistry meters,
      Clock clock) {
    return new TransactionWatch(transactions, steps, catalogue, meters, clock);
  }
}

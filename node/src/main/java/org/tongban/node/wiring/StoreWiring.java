package org.tongban.node.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.tongban.core.journal.Journal;
import org.tongban.core.journal.JournalStore;
import org.tongban.node.proof.Stamping;
import org.tongban.node.settings.Settings;
import org.tongban.node.store.IdempotencyStore;
import org.tongban.node.store.NodeDatabase;
import org.tongban.node.store.PostgresJournalStore;
import org.tongban.node.watch.MeteredJournalStore;
import org.tongban.node.watch.StampedJournalStore;

/** The database and what is kept in it. */
@Configuration(proxyBeanMethods = false)
class StoreWiring {
  private static final Duration SPARE = Duration.ofSeconds(30);

  @Bean(destroyMethod = "close")
  NodeDatabase nodeDatabase(HeadStart start, MeterRegistry meters) {
    var database = start.database();
    database.meter(meters);
    return database;
  }

  @Bean(destroyMethod = "close")
  PostgresJournalStore postgresJournalStore(NodeDatabase database, Clock clock) {
    return new PostgresJournalStore(database.dataSource(), clock);
  }

  @Bean
  @Primary
  JournalStore journalStore(
      PostgresJournalStore store,
      Settings settings,
      ObjectProvider<Stamping> stamping,
      MeterRegistry meters) {
    var metered = new MeteredJournalStore(store, meters);
    return settings
        .journal()
        .stamps()
        .<JournalStore>map(
            stamps ->
                new StampedJournalStore(
                    metered, () -> stamping.getObject().unstampedAge(), stamps.limit()))
        .orElse(metered);
  }

  @Bean
  Journal journal(JournalStore store, Clock clock) {
    return new Journal(store, clock);
  }

  @Bean
  IdempotencyStore idempotencyStore(NodeDatabase database, Settings settings, Clock clock) {
    var longest = settings.peer().timeout().multipliedBy(2).plus(SPARE);
    return new IdempotencyStore(database.dataSource(), clock, longest);
  }
}

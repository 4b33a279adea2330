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
import org.tongban.core.journal.SubjectIndex;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.node.keeper.AccessKeeper;
import org.tongban.node.keeper.CatalogueKeeper;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.keeper.SubjectKeeper;
import org.tongban.node.proof.Stamping;
import org.tongban.node.settings.Settings;
import org.tongban.node.store.EvidenceVault;
import org.tongban.node.store.IdempotencyStore;
import org.tongban.node.store.NodeDatabase;
import org.tongban.node.store.PostgresJournalStore;
import org.tongban.node.store.StorageKeys;
import org.tongban.node.store.SubjectStore;
import org.tongban.node.subject.AccessRecord;
import org.tongban.node.subject.RecordWords;
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

  @Bean
  EvidenceVault evidenceVault(
      NodeDatabase database, Settings settings, CryptoProvider provider, Clock clock) {
    var encryption = settings.journal().encryption();
    return EvidenceVault.open(
        database.dataSource(), () -> StorageKeys.read(encryption, provider), clock);
  }

  @Bean(destroyMethod = "close")
  PostgresJournalStore postgresJournalStore(
      NodeDatabase database, EvidenceVault vault, Clock clock) {
    return new PostgresJournalStore(database.dataSource(), clock, vault);
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
  Journal journal(
      JournalStore store, Clock clock, CatalogueKeeper catalogue, SubjectKeeper subjects) {
    return new Journal(store, clock, new SubjectIndex(catalogue, subjects));
  }

  @Bean
  SubjectStore subjectStore(NodeDatabase database) {
    return new SubjectStore(database.dataSource());
  }

  @Bean
  SubjectKeeper subjectKeeper(Settings settings, SubjectStore store) {
    return new SubjectKeeper(settings.journal().subjectKeys(), store);
  }

  @Bean
  AccessRecord accessRecord(
      SubjectStore store,
      SubjectKeeper subjects,
      AccessKeeper rules,
      Journal journal,
      CatalogueKeeper catalogue,
      DirectoryKeeper directory,
      Clock clock) {
    var words = new RecordWords(catalogue, () -> directory.held().directory());
    return new AccessRecord(store, subjects, rules, journal, words, clock);
  }

  @Bean
  IdempotencyStore idempotencyStore(NodeDatabase database, Settings settings, Clock clock) {
    var longest = settings.peer().timeout().multipliedBy(2).plus(SPARE);
    return new IdempotencyStore(database.dataSource(), clock, longest);
  }
}

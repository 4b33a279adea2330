package org.tongban.node.wiring;

import java.time.Clock;
import org.apache.camel.CamelContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.tongban.core.journal.JournalStore;
import org.tongban.node.api.SentController;
import org.tongban.node.api.SentOnce;
import org.tongban.node.job.Jobs;
import org.tongban.node.keeper.CatalogueKeeper;
import org.tongban.node.keeper.SubjectKeeper;
import org.tongban.node.later.Deadlines;
import org.tongban.node.later.FetchJob;
import org.tongban.node.later.OwnAsks;
import org.tongban.node.later.Resumption;
import org.tongban.node.outbox.Acceptance;
import org.tongban.node.outbox.Checks;
import org.tongban.node.outbox.Outbox;
import org.tongban.node.outbox.OutboxJob;
import org.tongban.node.outbox.SentEvents;
import org.tongban.node.outbox.SentWords;
import org.tongban.node.station.DraftCheck;
import org.tongban.node.station.ResolveMember;
import org.tongban.node.store.EventOutbox;
import org.tongban.node.store.EvidenceVault;
import org.tongban.node.store.IdempotencyStore;
import org.tongban.node.store.NodeDatabase;
import org.tongban.node.store.SentStore;

/** Events that our own systems send. */
@Configuration(proxyBeanMethods = false)
@Import(SentController.class)
class OutboxWiring {
  @Bean
  EventOutbox eventOutbox(NodeDatabase database, EvidenceVault vault) {
    return new EventOutbox(database.dataSource(), vault);
  }

  @Bean
  SentStore sentStore(NodeDatabase database) {
    return new SentStore(database.dataSource());
  }

  @Bean
  OutboxJob outboxJob(
      SentStore store,
      EventOutbox outbox,
      CamelContext camel,
      JournalStore journal,
      OwnAsks later,
      FetchJob fetch,
      Clock clock) {
    var sending = new Outbox(store, outbox, camel.createProducerTemplate(), journal, later, clock);
    return new OutboxJob(sending, fetch, clock);
  }

  @Bean
  Acceptance acceptance(
      DraftCheck check,
      ResolveMember resolve,
      EventOutbox outbox,
      SentStore sent,
      Resumption resumption,
      SubjectKeeper subjects,
      CatalogueKeeper catalogue,
      Deadlines deadlines,
      Clock clock) {
    var words = new SentWords(outbox, resumption);
    return new Acceptance(
        new Checks(check, resolve), outbox, sent, words, subjects, catalogue, deadlines, clock);
  }

  @Bean
  SentEvents sentEvents(Acceptance acceptance, SentStore store, OutboxJob job, Jobs jobs) {
    return new SentEvents(acceptance, store, job, jobs);
  }

  @Bean
  SentOnce sentOnce(SentEvents sent, IdempotencyStore keys) {
    return new SentOnce(sent, keys);
  }
}

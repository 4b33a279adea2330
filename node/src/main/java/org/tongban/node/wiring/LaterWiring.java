package org.tongban.node.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Period;
import org.apache.camel.CamelContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongban.core.journal.JournalStore;
import org.tongban.node.keeper.CalendarInForce;
import org.tongban.node.keeper.CatalogueKeeper;
import org.tongban.node.later.Deadlines;
import org.tongban.node.later.FetchJob;
import org.tongban.node.later.OwnAsks;
import org.tongban.node.later.Resumption;
import org.tongban.node.lookup.LaterAsks;
import org.tongban.node.settings.Settings;
import org.tongban.node.store.LaterStore;
import org.tongban.node.store.NodeDatabase;
import org.tongban.node.store.OwnLaterStore;
import org.tongban.node.watch.LateAnswers;

/** What is answered later, here and elsewhere. */
@Configuration(proxyBeanMethods = false)
class LaterWiring {
  @Bean
  LaterStore laterStore(NodeDatabase database) {
    return new LaterStore(database.dataSource());
  }

  @Bean
  OwnLaterStore ownLaterStore(NodeDatabase database) {
    return new OwnLaterStore(database.dataSource());
  }

  @Bean
  LaterAsks laterAsks(LaterStore store, JournalStore journal, Settings settings, Clock clock) {
    return new LaterAsks(store, journal, new CalendarInForce(settings), grace(settings), clock);
  }

  static Period grace(Settings settings) {
    return Period.ofDays((int) settings.later().grace().toDays());
  }

  @Bean
  Deadlines deadlines(CatalogueKeeper catalogue, Settings settings) {
    return new Deadlines(catalogue, new CalendarInForce(settings));
  }

  @Bean
  OwnAsks ownAsks(
      OwnLaterStore store,
      JournalStore journal,
      Deadlines deadlines,
      CamelContext camel,
      Settings settings,
      Clock clock) {
    var resumption = new Resumption(camel.createProducerTemplate(), journal);
    var later = settings.later();
    return new OwnAsks(
        store, resumption, deadlines, later.fetchFirst(), later.fetchLongest(), clock);
  }

  @Bean
  FetchJob fetchJob(OwnAsks asks, Clock clock) {
    return new FetchJob(asks, clock);
  }

  @Bean
  LateAnswers lateAnswers(
      LaterStore others, OwnLaterStore own, Settings settings, MeterRegistry meters, Clock clock) {
    return new LateAnswers(others, own, grace(settings), meters, clock);
  }
}

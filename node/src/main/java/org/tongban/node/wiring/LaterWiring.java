package org.tongban.node.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Period;
import org.apache.camel.CamelContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.tongban.core.journal.Journal;
import org.tongban.core.journal.JournalStore;
import org.tongban.core.seal.Sealer;
import org.tongban.node.api.WithdrawController;
import org.tongban.node.job.Backoff;
import org.tongban.node.keeper.CalendarInForce;
import org.tongban.node.keeper.CatalogueKeeper;
import org.tongban.node.later.Deadlines;
import org.tongban.node.later.FetchJob;
import org.tongban.node.later.LastWord;
import org.tongban.node.later.OwnAsks;
import org.tongban.node.later.PeerRests;
import org.tongban.node.later.Resumption;
import org.tongban.node.later.WithdrawJob;
import org.tongban.node.lookup.LaterAsks;
import org.tongban.node.settings.Settings;
import org.tongban.node.store.LaterStore;
import org.tongban.node.store.MatterEnds;
import org.tongban.node.store.MatterEvents;
import org.tongban.node.store.NodeDatabase;
import org.tongban.node.store.NoticeBook;
import org.tongban.node.store.OwnLaterStore;
import org.tongban.node.store.RestBook;
import org.tongban.node.store.Withdrawals;
import org.tongban.node.watch.LateAnswers;
import org.tongban.node.watch.RestingPeers;

/** What is answered later, here and elsewhere. */
@Configuration(proxyBeanMethods = false)
@Import(WithdrawController.class)
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
  MatterEnds matterEnds(NodeDatabase database) {
    return new MatterEnds(database.dataSource());
  }

  @Bean
  Withdrawals withdrawals(NodeDatabase database) {
    return new Withdrawals(database.dataSource());
  }

  @Bean
  LaterAsks laterAsks(
      LaterStore store, MatterEnds ends, JournalStore journal, Settings settings, Clock clock) {
    return new LaterAsks(
        store, ends, journal, new CalendarInForce(settings), grace(settings), clock);
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
      Withdrawals withdrawals,
      Resumption resumption,
      LastWord lastWord,
      Deadlines deadlines,
      Settings settings,
      Clock clock) {
    var later = settings.later();
    return new OwnAsks(
        store,
        withdrawals,
        resumption,
        lastWord::state,
        deadlines,
        later.fetchFirst(),
        later.fetchLongest(),
        clock);
  }

  @Bean
  LastWord lastWord(JournalStore entries, Journal journal, Sealer sealer, Clock clock) {
    return new LastWord(entries, journal, sealer, clock);
  }

  @Bean
  PeerRests peerRests(NodeDatabase database, Settings settings, Clock clock) {
    return new PeerRests(new RestBook(database.dataSource()), backoff(settings), clock);
  }

  @Bean
  RestingPeers peersHealthIndicator(PeerRests rests, MeterRegistry meters) {
    return new RestingPeers(rests::resting, meters);
  }

  @Bean
  Resumption resumption(CamelContext camel, JournalStore journal, PeerRests rests) {
    return new Resumption(camel.createProducerTemplate(), journal, rests);
  }

  private static Backoff backoff(Settings settings) {
    return new Backoff(settings.later().fetchFirst(), settings.later().fetchLongest());
  }

  @Bean
  WithdrawJob withdrawJob(
      Withdrawals store, Resumption resumption, Settings settings, Clock clock) {
    return new WithdrawJob(store, resumption, backoff(settings), clock);
  }

  @Bean
  FetchJob fetchJob(OwnAsks asks, Clock clock) {
    return new FetchJob(asks, clock);
  }

  @Bean
  LateAnswers lateAnswers(
      LaterStore others,
      OwnLaterStore own,
      MatterEvents events,
      NoticeBook notices,
      Settings settings,
      MeterRegistry meters,
      Clock clock) {
    return new LateAnswers(others, own, events, notices, grace(settings), meters, clock);
  }
}

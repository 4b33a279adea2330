package org.tongban.node.wiring;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongban.core.journal.JournalStore;
import org.tongban.node.inbox.Dispositions;
import org.tongban.node.inbox.EventFeed;
import org.tongban.node.inbox.ToldAsks;
import org.tongban.node.keeper.CalendarInForce;
import org.tongban.node.keeper.CatalogueKeeper;
import org.tongban.node.keeper.SubjectKeeper;
import org.tongban.node.lookup.EventAsks;
import org.tongban.node.lookup.LookUps;
import org.tongban.node.settings.Settings;
import org.tongban.node.store.DispositionStore;
import org.tongban.node.store.EventInbox;
import org.tongban.node.store.EvidenceVault;
import org.tongban.node.store.MatterEvents;
import org.tongban.node.store.NodeDatabase;

/** Events that other members tell. */
@Configuration(proxyBeanMethods = false)
class EventWiring {
  @Bean
  EventInbox eventInbox(NodeDatabase database) {
    return new EventInbox(database.dataSource());
  }

  @Bean
  DispositionStore dispositionStore(NodeDatabase database, EvidenceVault vault) {
    return new DispositionStore(database.dataSource(), vault);
  }

  @Bean
  ToldAsks toldAsks(JournalStore journal) {
    return new ToldAsks(journal);
  }

  @Bean
  EventAsks eventAsks(
      EventInbox inbox,
      DispositionStore dispositions,
      ToldAsks asks,
      LookUps lookUps,
      SubjectKeeper subjects,
      Settings settings,
      Clock clock) {
    var times = new EventAsks.Times(settings.ask().clockSkew(), LaterWiring.grace(settings), clock);
    return new EventAsks(
        inbox, dispositions, asks, lookUps, subjects, new CalendarInForce(settings), times);
  }

  @Bean
  EventFeed eventFeed(EventInbox inbox, ToldAsks asks, MatterEvents matters, Settings settings) {
    return new EventFeed(inbox, asks, matters, settings.member());
  }

  @Bean
  Dispositions dispositions(
      EventInbox inbox, DispositionStore store, CatalogueKeeper catalogue, Clock clock) {
    return new Dispositions(inbox, store, catalogue, clock);
  }
}

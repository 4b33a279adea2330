package org.tongban.node.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.tongban.core.directory.Agreement;
import org.tongban.core.policy.Policy;
import org.tongban.node.api.ChangeController;
import org.tongban.node.inbox.ToldAsks;
import org.tongban.node.keeper.CatalogueKeeper;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.keeper.SubjectKeeper;
import org.tongban.node.lookup.SubscriptionAsks;
import org.tongban.node.outbox.Changes;
import org.tongban.node.outbox.SentEvents;
import org.tongban.node.store.EventInbox;
import org.tongban.node.store.NodeDatabase;
import org.tongban.node.store.SentStore;
import org.tongban.node.store.SubscriptionStore;
import org.tongban.node.watch.EventWatch;

/** Which members are told what happens to our people. */
@Configuration(proxyBeanMethods = false)
@Import(ChangeController.class)
class SubscriptionWiring {
  @Bean
  SubscriptionStore subscriptionStore(NodeDatabase database) {
    return new SubscriptionStore(database.dataSource());
  }

  @Bean
  SubscriptionAsks subscriptionAsks(
      SubscriptionStore store, SubjectKeeper subjects, DirectoryKeeper directory, Clock clock) {
    return new SubscriptionAsks(
        store, subjects, id -> directory.get().directory().agreement(id).map(Agreement::to), clock);
  }

  @Bean
  EventWatch eventWatch(
      EventInbox inbox,
      SentStore sent,
      SubscriptionStore subscriptions,
      CatalogueKeeper catalogue,
      MeterRegistry meters,
      Clock clock) {
    return new EventWatch(inbox, sent, subscriptions, catalogue, meters, clock);
  }

  @Bean
  Changes changes(
      SubscriptionStore store,
      ToldAsks asks,
      SubjectKeeper subjects,
      CatalogueKeeper catalogue,
      Policy policy,
      SentEvents events,
      SentStore sent,
      Clock clock) {
    return new Changes(
        store,
        one -> asks.of(one.member(), one.asked()),
        subjects,
        catalogue,
        policy,
        events,
        sent,
        clock);
  }
}

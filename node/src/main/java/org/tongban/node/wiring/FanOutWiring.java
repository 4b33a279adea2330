package org.tongban.node.wiring;

import java.time.Clock;
import org.apache.camel.CamelContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.tongban.core.journal.Journal;
import org.tongban.core.journal.JournalStore;
import org.tongban.node.api.FanOutController;
import org.tongban.node.api.FanOutOnce;
import org.tongban.node.api.FanOutStreams;
import org.tongban.node.fanout.AskedMembers;
import org.tongban.node.fanout.FanOutJob;
import org.tongban.node.fanout.FanOuts;
import org.tongban.node.fanout.MemberAsk;
import org.tongban.node.job.Jobs;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.later.Deadlines;
import org.tongban.node.later.FetchJob;
import org.tongban.node.later.OwnAsks;
import org.tongban.node.settings.Settings;
import org.tongban.node.station.DraftCheck;
import org.tongban.node.station.PermitAsk;
import org.tongban.node.station.ReceiveAsk;
import org.tongban.node.station.ValidateAsk;
import org.tongban.node.store.EvidenceVault;
import org.tongban.node.store.FanOutStore;
import org.tongban.node.store.IdempotencyStore;
import org.tongban.node.store.NodeDatabase;

/** Questions to several members at once. */
@Configuration(proxyBeanMethods = false)
@Import(FanOutController.class)
class FanOutWiring {
  @Bean
  FanOutStore fanOutStore(NodeDatabase database, EvidenceVault vault) {
    return new FanOutStore(database.dataSource(), vault);
  }

  @Bean
  FanOutJob fanOutJob(
      FanOutStore store,
      CamelContext camel,
      JournalStore journal,
      OwnAsks later,
      FetchJob fetch,
      Clock clock) {
    var asking = new MemberAsk(store, camel.createProducerTemplate(), journal, later, clock);
    return new FanOutJob(store, asking, fetch, clock);
  }

  @Bean
  DraftCheck draftCheck(
      ReceiveAsk receive, ValidateAsk validate, PermitAsk permit, Journal journal) {
    return new DraftCheck(receive, validate, permit, journal);
  }

  @Bean
  FanOuts fanOuts(
      FanOutStore store,
      DirectoryKeeper directory,
      Settings settings,
      DraftCheck check,
      Deadlines deadlines,
      Jobs jobs,
      FanOutJob job,
      Clock clock) {
    var members = new AskedMembers(() -> directory.get().directory().members(), settings.member());
    return new FanOuts(store, members, check, deadlines, jobs, job, clock);
  }

  @Bean
  FanOutOnce fanOutOnce(FanOuts fanOuts, IdempotencyStore keys) {
    return new FanOutOnce(fanOuts, keys);
  }

  @Bean(destroyMethod = "close")
  FanOutStreams fanOutStreams(FanOuts fanOuts, Settings settings) {
    return new FanOutStreams(fanOuts, settings.member());
  }
}

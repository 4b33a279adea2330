package org.tongban.node.wiring;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.tongban.core.policy.RateLimits;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.NoticeOpener;
import org.tongban.core.seal.Sealer;
import org.tongban.node.api.AwaitedController;
import org.tongban.node.api.ReadyOnce;
import org.tongban.node.job.Jobs;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.keeper.KeyKeeper;
import org.tongban.node.later.FetchJob;
import org.tongban.node.notice.NoticeDesk;
import org.tongban.node.notice.NoticeJob;
import org.tongban.node.notice.NoticeSender;
import org.tongban.node.notice.ReadyMatters;
import org.tongban.node.peer.NoticeDoor;
import org.tongban.node.peer.PeerClient;
import org.tongban.node.settings.Settings;
import org.tongban.node.store.IdempotencyStore;
import org.tongban.node.store.LaterStore;
import org.tongban.node.store.MatterEnds;
import org.tongban.node.store.MatterEvents;
import org.tongban.node.store.NodeDatabase;
import org.tongban.node.store.NoticeBook;
import org.tongban.node.store.OwnLaterStore;

/** Notices to and from other members. */
@Configuration(proxyBeanMethods = false)
@Import(AwaitedController.class)
class NoticeWiring {
  @Bean
  MatterEvents matterEvents(NodeDatabase database) {
    return new MatterEvents(database.dataSource());
  }

  @Bean
  NoticeBook noticeBook(NodeDatabase database) {
    return new NoticeBook(database.dataSource());
  }

  @Bean
  NoticeOpener noticeOpener(
      Settings settings,
      CryptoProvider provider,
      KeyKeeper keys,
      DirectoryKeeper directory,
      Clock clock) {
    return new NoticeOpener(
        provider, keys, directory, settings.member(), TrustWiring.limits(settings), clock);
  }

  @Bean
  NoticeJob noticeJob(
      NoticeBook book,
      Sealer sealer,
      DirectoryKeeper directory,
      Settings settings,
      PeerClient client,
      Clock clock) {
    var sender =
        new NoticeSender(
            sealer,
            directory,
            settings.member(),
            (to, signed) -> client.exchange(to, signed, NoticeDesk.MEDIA_TYPE),
            clock);
    return new NoticeJob(book, sender, clock);
  }

  @Bean
  NoticeDesk noticeDesk(
      NoticeOpener opener, OwnLaterStore own, FetchJob fetching, Jobs jobs, Clock clock) {
    return new NoticeDesk(opener, own, fetching, jobs, clock);
  }

  @Bean
  NoticeDoor noticeDoor(NoticeDesk desk, RateLimits limits) {
    return new NoticeDoor(desk, limits);
  }

  @Bean
  ReadyOnce readyOnce(ReadyMatters matters, IdempotencyStore keys) {
    return new ReadyOnce(matters, keys);
  }

  @Bean
  ReadyMatters readyMatters(
      LaterStore matters, MatterEnds ends, NoticeBook book, NoticeJob job, Jobs jobs, Clock clock) {
    return new ReadyMatters(matters, ends, book, job, jobs, clock);
  }
}

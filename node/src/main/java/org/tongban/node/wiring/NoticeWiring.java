package org.tongban.node.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.tongban.core.directory.Member;
import org.tongban.core.policy.RateLimits;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.NoticeOpener;
import org.tongban.core.seal.Sealer;
import org.tongban.node.api.AwaitedController;
import org.tongban.node.api.ReadyOnce;
import org.tongban.node.job.Jobs;
import org.tongban.node.keeper.CalendarInForce;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.keeper.KeyKeeper;
import org.tongban.node.later.FetchJob;
import org.tongban.node.notice.NoticeDesk;
import org.tongban.node.notice.NoticeJob;
import org.tongban.node.notice.NoticeSender;
import org.tongban.node.notice.ReadyMatters;
import org.tongban.node.notice.Reminders;
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
import org.tongban.node.store.RuleBook;

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
      NoticeOpener opener,
      Settings settings,
      OwnLaterStore own,
      LaterStore matters,
      MatterEvents events,
      MeterRegistry meters,
      FetchJob fetching,
      Jobs jobs,
      Clock clock) {
    return new NoticeDesk(
        opener,
        settings.member(),
        own,
        matters,
        events,
        kind -> meters.counter("tongban.later.notices", "kind", kind.name()).increment(),
        fetching,
        jobs,
        clock);
  }

  @Bean
  RuleBook ruleBook(NodeDatabase database, MeterRegistry meters) {
    var book = new RuleBook(database.dataSource());
    Gauge.builder("tongban.later.unescalated", book, NoticeWiring::untold).register(meters);
    return book;
  }

  /** A number that can't be had is none, and not zero. */
  private static double untold(RuleBook book) {
    try {
      return book.untold();
    } catch (RefusedException e) {
      return Double.NaN;
    }
  }

  @Bean
  Reminders reminders(
      RuleBook book,
      Settings settings,
      DirectoryKeeper directory,
      NoticeJob job,
      Jobs jobs,
      Clock clock) {
    return new Reminders(
        book,
        settings.later(),
        new CalendarInForce(settings),
        code -> directory.get().directory().member(code).filter(Member::active).isPresent(),
        notice -> jobs.add(job.of(notice)),
        clock);
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

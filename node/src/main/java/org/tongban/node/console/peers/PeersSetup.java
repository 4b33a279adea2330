package org.tongban.node.console.peers;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.tongban.node.console.Banner;
import org.tongban.node.console.Layout;
import org.tongban.node.console.TableExport;
import org.tongban.node.console.approval.Proposals;
import org.tongban.node.console.desk.Regions;
import org.tongban.node.console.user.Operations;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.later.PeerRests;
import org.tongban.node.peer.PeerProbe;
import org.tongban.node.peer.Suspensions;
import org.tongban.node.settings.Settings;
import org.tongban.node.store.ContactBook;
import org.tongban.node.store.CosignatureBook;
import org.tongban.node.store.NodeDatabase;
import org.tongban.node.store.PeerTestBook;
import org.tongban.node.store.SuspensionBook;
import org.tongban.node.store.WitnessBook;

/** The parts of the pages about members and certificates. */
@Configuration(proxyBeanMethods = false)
@Lazy
public class PeersSetup {
  @Bean
  Peers consolePeers(
      Settings settings,
      DirectoryKeeper directory,
      ContactBook contacts,
      CosignatureBook cosignatures,
      WitnessBook witness,
      PeerRests rests,
      Suspensions suspensions,
      Clock clock) {
    var books = new Facts.Books(contacts, cosignatures, witness, rests::resting);
    return new Peers(settings.member(), directory, books, suspensions, clock);
  }

  @Bean
  PeersController peersController(
      Peers peers, PeerTests tests, Proposals proposals, TableExport export, Clock clock) {
    return new PeersController(peers, tests, proposals, export, clock);
  }

  @Bean
  PeersApi peersApi(Peers peers, PeerTests tests, Proposals proposals, Clock clock) {
    return new PeersApi(peers, tests, proposals, clock);
  }

  @Bean(destroyMethod = "close")
  PeerTests peerTests(PeerProbe probe, NodeDatabase database, Operations operations, Clock clock) {
    return new PeerTests(probe, new PeerTestBook(database.dataSource()), operations, clock);
  }

  @Bean
  JoinController joinController(Peers peers, Regions regions, Operations operations, Clock clock) {
    return new JoinController(peers, regions::codeOf, operations, clock);
  }

  @Bean
  PeerActsController peerActsController(
      Peers peers,
      PeerTests tests,
      SuspensionBook book,
      Suspensions suspensions,
      Operations operations,
      Clock clock) {
    return new PeerActsController(peers, tests, book, suspensions, operations, clock);
  }

  @Bean
  MaintenanceController maintenanceController(
      Settings settings,
      SuspensionBook book,
      Suspensions suspensions,
      Operations operations,
      Clock clock) {
    return new MaintenanceController(settings.member(), book, suspensions, operations, clock);
  }

  @Bean
  Banner.Source maintenanceBanner(Suspensions suspensions, Clock clock) {
    return new MaintenanceBanner(suspensions, Layout::minute, clock);
  }

  @Bean
  RemovalController removalController(
      Peers peers, Proposals proposals, SuspensionBook book, Suspensions suspensions, Clock clock) {
    return new RemovalController(peers, proposals, book, suspensions, clock);
  }
}

package org.tongban.node.console.peers;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.later.PeerRests;
import org.tongban.node.settings.Settings;
import org.tongban.node.store.ContactBook;
import org.tongban.node.store.CosignatureBook;
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
      Clock clock) {
    var books = new Facts.Books(contacts, cosignatures, witness, rests::resting);
    return new Peers(settings.member(), directory, books, clock);
  }

  @Bean
  PeersController peersController(Peers peers, Clock clock) {
    return new PeersController(peers, clock);
  }
}

package org.tongban.node.wiring;

import java.time.Clock;
import org.apache.camel.CamelContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongban.core.seal.TlsIdentity;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.keeper.KeyKeeper;
import org.tongban.node.peer.Contacts;
import org.tongban.node.peer.PeerClient;
import org.tongban.node.peer.PeerListener;
import org.tongban.node.peer.PeerTls;
import org.tongban.node.peer.Suspensions;
import org.tongban.node.settings.Settings;
import org.tongban.node.store.ContactBook;
import org.tongban.node.store.NodeDatabase;
import org.tongban.node.store.SuspensionBook;

/** The way to and from other nodes. */
@Configuration(proxyBeanMethods = false)
class PeerWiring {
  @Bean
  ContactBook contactBook(NodeDatabase database) {
    return new ContactBook(database.dataSource());
  }

  @Bean
  Contacts contacts(ContactBook book, Clock clock) {
    return new Contacts(book, clock);
  }

  @Bean
  SuspensionBook suspensionBook(NodeDatabase database) {
    return new SuspensionBook(database.dataSource());
  }

  @Bean
  Suspensions suspensions(Settings settings, SuspensionBook book, Clock clock) {
    return new Suspensions(settings.member(), book::all, System::nanoTime, clock);
  }

  @Bean
  PeerTls peerTls(KeyKeeper keys, DirectoryKeeper directory, Clock clock, Contacts contacts) {
    return new PeerTls(new TlsIdentity(keys), directory, clock, contacts);
  }

  @Bean
  PeerListener peerListener(Settings settings, PeerTls tls) {
    return new PeerListener(settings.peer(), tls);
  }

  @Bean
  PeerClient peerClient(
      CamelContext camel, Settings settings, PeerTls tls, DirectoryKeeper directory) {
    return new PeerClient(camel, settings.peer(), tls, directory);
  }
}

package org.tongban.node.wiring;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.node.peer.DirectoryKeeper;
import org.tongban.node.watch.CryptoHealth;
import org.tongban.node.watch.DirectoryHealth;

/** Health. */
@Configuration(proxyBeanMethods = false)
class WatchWiring {
  @Bean
  CryptoHealth cryptoHealthIndicator(CryptoProvider provider) {
    return new CryptoHealth(provider);
  }

  @Bean
  DirectoryHealth directoryHealthIndicator(DirectoryKeeper directory) {
    return new DirectoryHealth(directory);
  }
}

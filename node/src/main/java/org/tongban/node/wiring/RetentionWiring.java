package org.tongban.node.wiring;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.node.keeper.CatalogueKeeper;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.retention.ContractRetention;
import org.tongban.node.retention.ErasureJob;
import org.tongban.node.settings.Settings;
import org.tongban.node.store.Erasure;
import org.tongban.node.store.EvidenceVault;
import org.tongban.node.store.NodeDatabase;

/** What is erased once its retention is over. */
@Configuration(proxyBeanMethods = false)
class RetentionWiring {
  @Bean
  ErasureJob erasureJob(
      Settings settings,
      NodeDatabase database,
      EvidenceVault vault,
      CatalogueKeeper catalogue,
      DirectoryKeeper directory,
      Clock clock) {
    return new ErasureJob(
        () ->
            new Erasure(
                database.dataSource(),
                vault,
                new ContractRetention(catalogue.held(), settings.journal().erasure()),
                thumbprint ->
                    directory
                        .held()
                        .directory()
                        .byThumbprint(thumbprint)
                        .map(CertifiedKey::certificate),
                clock));
  }
}

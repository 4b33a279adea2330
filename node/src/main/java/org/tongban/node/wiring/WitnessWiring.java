package org.tongban.node.wiring;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongban.core.seal.CheckpointSealer;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.node.keeper.KeyKeeper;
import org.tongban.node.settings.Settings;
import org.tongban.node.store.LogStore;
import org.tongban.node.store.NodeDatabase;
import org.tongban.node.watch.JournalHealth;
import org.tongban.node.witness.CheckpointFile;
import org.tongban.node.witness.Checkpoints;

/** What binds the node to its journal. */
@Configuration(proxyBeanMethods = false)
class WitnessWiring {
  @Bean
  LogStore logStore(NodeDatabase database) {
    return new LogStore(database.dataSource());
  }

  @Bean
  CheckpointSealer checkpointSealer(Settings settings, CryptoProvider provider, KeyKeeper keys) {
    return new CheckpointSealer(provider, keys, settings.member());
  }

  @Bean
  Checkpoints checkpoints(Settings settings, LogStore log, CheckpointSealer sealer, Clock clock) {
    return new Checkpoints(log, sealer, new CheckpointFile(settings), settings.member(), clock);
  }

  @Bean
  JournalHealth journalHealthIndicator(Checkpoints checkpoints) {
    return new JournalHealth(checkpoints);
  }
}

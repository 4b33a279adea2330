package org.tongban.node.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongban.core.proof.ProofMaker;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.Sealer;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.proof.DocumentsInForce;
import org.tongban.node.proof.ProofExport;
import org.tongban.node.proof.StampAuthorities;
import org.tongban.node.proof.Stamping;
import org.tongban.node.settings.Settings;
import org.tongban.node.store.LogStore;
import org.tongban.node.store.NodeDatabase;
import org.tongban.node.store.StampStore;
import org.tongban.node.watch.StampHealth;
import org.tongban.node.witness.Checkpoints;

/** Time-stamps of the journal, and the proofs that rest on them. */
@Configuration(proxyBeanMethods = false)
class ProofWiring {
  private static final String AGE = "tongban.journal.unstamped.age";

  @Bean
  StampStore stampStore(NodeDatabase database) {
    return new StampStore(database.dataSource());
  }

  @Bean
  Stamping stamping(
      Settings settings,
      Checkpoints checkpoints,
      StampStore stamps,
      MeterRegistry meters,
      Clock clock) {
    var authorities = settings.journal().stamps().map(one -> new StampAuthorities(one, clock));
    var stamping = new Stamping(checkpoints, stamps, authorities, clock);
    Gauge.builder(AGE, stamping, it -> it.unstampedAge().toMillis() / 1000.0)
        .baseUnit("seconds")
        .description("Age of the oldest entry of the journal without a time-stamp")
        .register(meters);
    return stamping;
  }

  @Bean
  StampHealth stampsHealthIndicator(Stamping stamping) {
    return new StampHealth(stamping);
  }

  @Bean
  ProofExport proofExport(
      Settings settings,
      LogStore log,
      StampStore stamps,
      Stamping stamping,
      DirectoryKeeper directory,
      CryptoProvider crypto,
      Sealer sealer,
      Clock clock) {
    var documents = new DocumentsInForce(settings, directory, crypto);
    return new ProofExport(
        settings.member(), log, stamps, stamping, documents, sealer, new ProofMaker(clock));
  }
}

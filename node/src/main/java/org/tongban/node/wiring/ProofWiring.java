package org.tongban.node.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongban.core.identity.Divisions;
import org.tongban.core.journal.Journal;
import org.tongban.core.proof.ProofMaker;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.KeptMessages;
import org.tongban.core.seal.Sealer;
import org.tongban.node.audit.Audit;
import org.tongban.node.audit.SignedExport;
import org.tongban.node.keeper.CatalogueKeeper;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.proof.DocumentsInForce;
import org.tongban.node.proof.ProofExport;
import org.tongban.node.proof.Renewing;
import org.tongban.node.proof.StampAuthorities;
import org.tongban.node.proof.Stamping;
import org.tongban.node.settings.Settings;
import org.tongban.node.settings.StampSettings;
import org.tongban.node.slip.SlipPrinter;
import org.tongban.node.store.AuditStore;
import org.tongban.node.store.LogStore;
import org.tongban.node.store.MonthStore;
import org.tongban.node.store.NodeDatabase;
import org.tongban.node.store.RenewalStore;
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
  RenewalStore renewalStore(NodeDatabase database) {
    return new RenewalStore(database.dataSource());
  }

  @Bean
  Renewing renewing(Settings settings, RenewalStore renewals, Stamping stamping, Clock clock) {
    var before = settings.journal().stamps().map(StampSettings::renewBefore).orElse(Duration.ZERO);
    return new Renewing(renewals, stamping.authorities(), before, clock);
  }

  @Bean
  StampHealth stampsHealthIndicator(Stamping stamping) {
    return new StampHealth(stamping);
  }

  @Bean
  SlipPrinter slipPrinter(
      Settings settings,
      DirectoryKeeper directory,
      CatalogueKeeper catalogue,
      Divisions divisions,
      CryptoProvider crypto,
      ProofExport proofs,
      Sealer sealer,
      Clock clock) {
    var messages = new KeptMessages(crypto);
    return new SlipPrinter(
        settings.member(), directory, catalogue, divisions, messages, proofs, sealer, clock);
  }

  @Bean
  DocumentsInForce documentsInForce(
      Settings settings, DirectoryKeeper directory, CryptoProvider crypto) {
    return new DocumentsInForce(settings, directory, crypto);
  }

  @Bean
  Audit audit(
      Settings settings,
      NodeDatabase database,
      Journal journal,
      DocumentsInForce documents,
      Sealer sealer,
      MonthStore months,
      Clock clock) {
    var store = new AuditStore(database.dataSource());
    var export = new SignedExport(settings, store, documents, sealer, new ProofMaker(clock));
    return new Audit(store, journal, export, months);
  }

  @Bean
  ProofExport proofExport(
      Settings settings,
      LogStore log,
      StampStore stamps,
      Stamping stamping,
      RenewalStore renewals,
      DocumentsInForce documents,
      Sealer sealer,
      Clock clock) {
    var maker = new ProofMaker(clock);
    return new ProofExport(
        settings.member(), log, stamps, stamping, renewals, documents, sealer, maker);
  }
}

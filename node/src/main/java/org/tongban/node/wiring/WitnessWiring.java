package org.tongban.node.wiring;

import java.time.Clock;
import org.apache.camel.CamelContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongban.core.policy.RateLimits;
import org.tongban.core.seal.CheckpointOpener;
import org.tongban.core.seal.CheckpointSealer;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.keeper.KeyKeeper;
import org.tongban.node.peer.PeerClient;
import org.tongban.node.peer.PeerProbe;
import org.tongban.node.peer.PeerTls;
import org.tongban.node.peer.WitnessDoor;
import org.tongban.node.settings.Settings;
import org.tongban.node.store.CosignatureBook;
import org.tongban.node.store.LogStore;
import org.tongban.node.store.NodeDatabase;
import org.tongban.node.store.WitnessBook;
import org.tongban.node.watch.JournalHealth;
import org.tongban.node.witness.CheckpointFile;
import org.tongban.node.witness.Checkpoints;
import org.tongban.node.witness.OwnJournal;
import org.tongban.node.witness.Witness;
import org.tongban.node.witness.WitnessDesk;
import org.tongban.node.witness.WitnessInquiry;
import org.tongban.node.witness.WitnessRounds;
import org.tongban.node.witness.WitnessTimer;

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
  CheckpointOpener checkpointOpener(
      CryptoProvider provider, DirectoryKeeper directory, Clock clock) {
    return new CheckpointOpener(provider, directory, clock);
  }

  @Bean
  WitnessBook witnessBook(NodeDatabase database) {
    return new WitnessBook(database.dataSource());
  }

  @Bean
  CosignatureBook cosignatureBook(NodeDatabase database) {
    return new CosignatureBook(database.dataSource());
  }

  @Bean
  Witness witness(
      Settings settings,
      WitnessBook book,
      CheckpointOpener opener,
      CheckpointSealer sealer,
      Clock clock) {
    return new Witness(book, opener, sealer, settings.member(), settings.ask().clockSkew(), clock);
  }

  @Bean
  OwnJournal ownJournal(
      Settings settings,
      Checkpoints checkpoints,
      LogStore log,
      CosignatureBook cosignatures,
      CheckpointSealer sealer,
      CheckpointOpener opener,
      Clock clock) {
    return new OwnJournal(checkpoints, log, cosignatures, sealer, opener, settings.member(), clock);
  }

  @Bean
  WitnessDoor witnessDoor(Witness witness, OwnJournal own, RateLimits limits) {
    return new WitnessDoor(new WitnessDesk(witness, own), limits);
  }

  @Bean
  WitnessRounds witnessRounds(
      PeerClient client,
      OwnJournal own,
      Witness witness,
      WitnessBook book,
      CosignatureBook cosignatures,
      CheckpointOpener opener,
      Clock clock) {
    return new WitnessRounds(
        (peer, wire) -> client.exchange(peer, wire, WitnessDesk.MEDIA_TYPE),
        own,
        witness,
        book,
        cosignatures,
        opener,
        clock);
  }

  @Bean
  PeerProbe peerProbe(
      CamelContext camel,
      Settings settings,
      PeerTls tls,
      DirectoryKeeper directory,
      PeerClient client,
      CheckpointOpener opener,
      Clock clock) {
    var inquiry =
        new WitnessInquiry(
            (peer, wire) -> client.exchange(peer, wire, WitnessDesk.MEDIA_TYPE),
            settings.member(),
            opener);
    return new PeerProbe(
        camel, settings.peer(), tls, directory, inquiry::ping, settings.ask().clockSkew(), clock);
  }

  @Bean(destroyMethod = "close")
  WitnessTimer witnessTimer(
      Settings settings,
      WitnessRounds rounds,
      CosignatureBook cosignatures,
      DirectoryKeeper directory,
      Clock clock) {
    return new WitnessTimer(
        rounds,
        cosignatures,
        directory,
        settings.member(),
        settings.journal().witnessEvery(),
        clock);
  }

  @Bean
  JournalHealth journalHealthIndicator(
      Checkpoints checkpoints, WitnessBook book, CosignatureBook cosignatures, Settings settings) {
    return new JournalHealth(checkpoints, book, cosignatures, settings.member());
  }
}

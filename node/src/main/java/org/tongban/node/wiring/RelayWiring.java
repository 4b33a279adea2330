package org.tongban.node.wiring;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongban.core.journal.JournalStore;
import org.tongban.core.journal.RelayJournal;
import org.tongban.core.policy.RelayPolicy;
import org.tongban.core.seal.RelayOpener;
import org.tongban.core.seal.Sealer;
import org.tongban.node.peer.PeerClient;
import org.tongban.node.settings.Settings;
import org.tongban.node.station.AnswerMaker;
import org.tongban.node.station.ForwardRelay;
import org.tongban.node.station.OpenRelay;
import org.tongban.node.station.OpenReturn;
import org.tongban.node.station.PermitRelay;
import org.tongban.node.station.ReceiveRelay;
import org.tongban.node.station.RecordRelay;
import org.tongban.node.station.RecordReturn;
import org.tongban.node.station.RefuseRelay;
import org.tongban.node.station.SignHop;
import org.tongban.node.station.SignReturn;

/** The stations of a relay, under the names that its route file uses. */
@Configuration(proxyBeanMethods = false)
class RelayWiring {
  @Bean
  RelayJournal relayJournal(JournalStore store, Clock clock) {
    return new RelayJournal(store, clock);
  }

  @Bean("receive-relay")
  ReceiveRelay receiveRelay(Settings settings) {
    return new ReceiveRelay(settings.peer().maxBody().bytes());
  }

  @Bean("open-relay")
  OpenRelay openRelay(RelayOpener opener) {
    return new OpenRelay(opener);
  }

  @Bean("permit-relay")
  PermitRelay permitRelay(RelayPolicy policy) {
    return new PermitRelay(policy);
  }

  @Bean("sign-hop")
  SignHop signHop(Sealer sealer, Clock clock) {
    return new SignHop(sealer, clock);
  }

  @Bean("record-relay")
  RecordRelay recordRelay(RelayJournal journal) {
    return new RecordRelay(journal);
  }

  @Bean("forward-relay")
  ForwardRelay forwardRelay(PeerClient peers) {
    return new ForwardRelay(peers);
  }

  @Bean("open-return")
  OpenReturn openReturn(RelayOpener opener) {
    return new OpenReturn(opener);
  }

  @Bean("sign-return")
  SignReturn signReturn(Sealer sealer, Clock clock) {
    return new SignReturn(sealer, clock);
  }

  @Bean("record-return")
  RecordReturn recordReturn(RelayJournal journal) {
    return new RecordReturn(journal);
  }

  @Bean("refuse-relay")
  RefuseRelay refuseRelay(AnswerMaker maker, RelayJournal journal) {
    return new RefuseRelay(maker, journal);
  }
}

package org.tongban.node.wiring;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongban.core.identity.Divisions;
import org.tongban.core.journal.Journal;
import org.tongban.core.policy.BatchPolicy;
import org.tongban.core.policy.Policy;
import org.tongban.core.seal.Opener;
import org.tongban.core.seal.Sealer;
import org.tongban.node.fhir.FhirSample;
import org.tongban.node.keeper.CatalogueKeeper;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.lookup.BatchLookUps;
import org.tongban.node.lookup.EventAsks;
import org.tongban.node.lookup.LaterAsks;
import org.tongban.node.lookup.LookUps;
import org.tongban.node.lookup.StepGuard;
import org.tongban.node.lookup.SubscriptionAsks;
import org.tongban.node.peer.Contacts;
import org.tongban.node.peer.PeerClient;
import org.tongban.node.peer.Suspensions;
import org.tongban.node.settings.Settings;
import org.tongban.node.station.AdmitAsk;
import org.tongban.node.station.AnswerMaker;
import org.tongban.node.station.EncryptAsk;
import org.tongban.node.station.LookUp;
import org.tongban.node.station.OpenAnswer;
import org.tongban.node.station.OpenAsk;
import org.tongban.node.station.PermitAsk;
import org.tongban.node.station.PermitQuery;
import org.tongban.node.station.ReceiveAsk;
import org.tongban.node.station.ReceiveMessage;
import org.tongban.node.station.RecordAnswer;
import org.tongban.node.station.RecordAsk;
import org.tongban.node.station.RecordReply;
import org.tongban.node.station.RefuseLocal;
import org.tongban.node.station.RefusePeer;
import org.tongban.node.station.ReleaseAnswer;
import org.tongban.node.station.ResolveMember;
import org.tongban.node.station.SendAsk;
import org.tongban.node.station.SignAnswer;
import org.tongban.node.station.SignAsk;
import org.tongban.node.station.SuiteChoice;
import org.tongban.node.station.ValidateAsk;

/** The stations, under the names that the spine's route files use. */
@Configuration(proxyBeanMethods = false)
class StationWiring {
  @Bean("receive-ask")
  ReceiveAsk receiveAsk(Settings settings) {
    return new ReceiveAsk(settings.api().maxBody().bytes());
  }

  @Bean("validate-ask")
  ValidateAsk validateAsk(CatalogueKeeper catalogue) {
    return new ValidateAsk(catalogue);
  }

  @Bean("permit-ask")
  PermitAsk permitAsk(Policy policy) {
    return new PermitAsk(policy);
  }

  @Bean("resolve-member")
  ResolveMember resolveMember(
      DirectoryKeeper directory,
      Divisions divisions,
      Policy policy,
      Settings settings,
      Clock clock) {
    return new ResolveMember(directory, divisions, policy, settings.member(), clock);
  }

  @Bean("sign-ask")
  SignAsk signAsk(Sealer sealer, Settings settings, Clock clock) {
    var suites = new SuiteChoice(sealer.suites(), settings.ask().suite(), clock);
    return new SignAsk(sealer, suites, settings.member(), settings.ask().validity(), clock);
  }

  @Bean("encrypt-ask")
  EncryptAsk encryptAsk(Sealer sealer, Clock clock) {
    return new EncryptAsk(sealer, clock);
  }

  @Bean("record-ask")
  RecordAsk recordAsk(Journal journal) {
    return new RecordAsk(journal);
  }

  @Bean("send-ask")
  SendAsk sendAsk(PeerClient peers, Suspensions suspensions) {
    return new SendAsk(peers, suspensions);
  }

  @Bean("open-answer")
  OpenAnswer openAnswer(Opener opener, CatalogueKeeper catalogue, Contacts contacts) {
    return new OpenAnswer(opener, catalogue, contacts);
  }

  @Bean("record-answer")
  RecordAnswer recordAnswer(Journal journal) {
    return new RecordAnswer(journal);
  }

  @Bean("receive-message")
  ReceiveMessage receiveMessage(Settings settings) {
    return new ReceiveMessage(settings.peer().maxBody().bytes());
  }

  @Bean("open-ask")
  OpenAsk openAsk(Opener opener, Contacts contacts) {
    return new OpenAsk(opener, contacts);
  }

  @Bean("permit-query")
  PermitQuery permitQuery(
      CatalogueKeeper catalogue, Policy policy, BatchPolicy batches, Suspensions suspensions) {
    return new PermitQuery(catalogue, policy, batches, suspensions);
  }

  @Bean("admit-ask")
  AdmitAsk admitAsk(Journal journal) {
    return new AdmitAsk(journal);
  }

  @Bean("look-up")
  LookUp lookUp(
      LookUps lookUps,
      BatchLookUps batches,
      LaterAsks later,
      EventAsks events,
      SubscriptionAsks subscriptions,
      StepGuard steps) {
    return new LookUp(lookUps, batches, later, events, subscriptions, steps);
  }

  @Bean("release-answer")
  ReleaseAnswer releaseAnswer(CatalogueKeeper catalogue, Policy policy, FhirSample sample) {
    return new ReleaseAnswer(catalogue, policy, sample);
  }

  @Bean
  AnswerMaker answerMaker(
      Sealer sealer,
      DirectoryKeeper directory,
      CatalogueKeeper catalogue,
      Settings settings,
      Clock clock) {
    return new AnswerMaker(sealer, directory, catalogue, settings.member(), clock);
  }

  @Bean("sign-answer")
  SignAnswer signAnswer(AnswerMaker maker) {
    return new SignAnswer(maker);
  }

  @Bean("record-reply")
  RecordReply recordReply(Journal journal) {
    return new RecordReply(journal);
  }

  @Bean("refuse-local")
  RefuseLocal refuseLocal(Journal journal) {
    return new RefuseLocal(journal);
  }

  @Bean("refuse-peer")
  RefusePeer refusePeer(AnswerMaker maker, Journal journal) {
    return new RefusePeer(maker, journal);
  }
}

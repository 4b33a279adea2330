package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.RelayOffice.SUZHOU;
import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.core.directory.Suite;
import org.tongban.core.journal.JournalStore;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.StrictJson;
import org.tongban.core.seal.Opener;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Jws;
import org.tongban.it.federation.RelayedAsk;
import org.tongban.it.federation.Reply;
import org.tongban.it.federation.Wish;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.demo.register.DemoMember;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.KnownPerson;
import org.tongban.node.demo.register.Region;
import org.tongban.node.station.ReceiveMessage;
import org.tongban.node.station.ReceiveRelay;

/** 嘉善 asks 吴江 over 苏州, which carries what it can't read. */
@WithFederation
class RelayIT {
  private static final KnownPerson PERSON = KnownPeople.ASSISTED.in(WUJIANG);

  private final Federation federation;

  RelayIT(Federation federation) {
    this.federation = federation;
  }

  @AfterEach
  void leavesTheRelaysJournalWhole() {
    assertThat(federation.journal(SUZHOU).check().broken()).isEmpty();
  }

  @Test
  void carriesAnAskAndItsAnswer() {
    // When
    var reply = federation.ask(JIASHAN, Wish.assistance("320509", PERSON));

    // Then
    assertThat(reply.outcome()).as(reply.text()).isEqualTo("POSITIVE");
    assertThat(reply.json().path("from").asText()).isEqualTo("320509");
    assertThat(brief(JIASHAN, reply)).containsExactly("ASK_SENT", "ANSWER_RECEIVED POSITIVE");
    assertThat(brief(SUZHOU, reply)).containsExactly("RELAY_FORWARDED", "RELAY_RETURNED");
    assertThat(brief(WUJIANG, reply)).containsExactly("ASK_RECEIVED", "ANSWER_SENT POSITIVE");
    assertThat(federation.journal(SUZHOU).of(reply.exchange()))
        .allSatisfy(entry -> assertThat(entry.rule()).isEqualTo("to-wujiang"));
  }

  @Test
  void keepsDigestsAndNothingElse() {
    // When
    var reply = federation.ask(JIASHAN, Wish.assistance("320509", PERSON));
    var kept = federation.part(SUZHOU, JournalStore.class).entriesOf(reply.exchange());

    // Then: every part is a statement about the way, and none is encrypted
    assertThat(kept).hasSize(2);
    for (var stored : kept) {
      for (var part : new String(stored.evidence(), StandardCharsets.US_ASCII).split("~", -1)) {
        var hop = part.split("\\.", -1);
        assertThat(hop).hasSize(3);
        assertThat(json(hop[0]).path("typ").asText()).isEqualTo("tongban-hop+jwt");
        assertThat(json(hop[1]).fieldNames())
            .toIterable()
            .isSubsetOf(
                List.of(
                    "jti",
                    "asker",
                    "target",
                    "iss",
                    "aud",
                    "iat",
                    "exp",
                    "relays",
                    "sealed",
                    "previous"));
      }
    }
  }

  @Test
  void isNotMetByWhoTheDirectoryLetsAskDirectly() {
    // When
    var reply = federation.ask(QINGPU, Wish.assistance("320509", PERSON));

    // Then
    assertThat(reply.outcome()).as(reply.text()).isEqualTo("POSITIVE");
    assertThat(brief(SUZHOU, reply)).isEmpty();
  }

  @Test
  void refusesInItsOwnNameWhatNoRuleOfItsPermits() {
    // When
    var reply = federation.ask(JIASHAN, Wish.assistance("320506", PERSON));

    // Then
    assertThat(reply.problem()).isEqualTo("403 not-permitted at relay");
    assertThat(brief(JIASHAN, reply))
        .containsExactly("ASK_SENT", "ANSWER_RECEIVED REFUSED not-permitted");
    assertThat(brief(SUZHOU, reply))
        .containsExactly("MESSAGE_REJECTED not-permitted", "REFUSAL_SENT REFUSED not-permitted");
    var held = federation.get(JIASHAN, "/api/v1/exchanges/" + reply.exchange() + "/answer").bytes();
    var no = Jws.verified(held, federation.keys(SUZHOU, "sign").certificate().getPublicKey());
    assertThat(no.path("iss").asText()).isEqualTo(SUZHOU.code());
  }

  @Test
  void saysSoWhenTheNextMemberIsDown() throws IOException {
    // Given
    federation.move(WUJIANG, "https://127.0.0.1:" + freePort() + "/peer/v1/messages");

    // When
    var reply = federation.ask(JIASHAN, Wish.assistance("320509", PERSON));
    federation.move(WUJIANG, federation.endpoint(WUJIANG));

    // Then
    assertThat(reply.problem()).isEqualTo("503 peer-unreachable at relay");
    assertThat(brief(SUZHOU, reply))
        .containsExactly(
            "RELAY_FORWARDED",
            "DELIVERY_FAILED peer-unreachable",
            "REFUSAL_SENT REFUSED peer-unreachable");
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void carriesEachMessageOnce(Suite suite) throws IOException {
    // Given
    var ask = RelayedAsk.begun(federation, suite);
    var visits = federation.door().visits();

    // When
    var first = post(JIASHAN, SUZHOU, ask.wire(), ReceiveRelay.MEDIA_TYPE);
    var second = post(JIASHAN, SUZHOU, ask.wire(), ReceiveRelay.MEDIA_TYPE);

    // Then
    var answer = federation.part(JIASHAN, Opener.class).openAnswer(first.bytes(), ask.sealed());
    assertThat(answer.answer().outcome()).isEqualTo(Outcome.POSITIVE);
    assertThat(reason(second)).isEqualTo("seen-before");
    assertThat(federation.door().visits()).isEqualTo(visits + 1);
    assertThat(federation.journal(WUJIANG).of(ask.id())).hasSize(2);
  }

  @Test
  void passesNothingOnThatWasAlteredOnTheWay() throws IOException {
    // Given
    var ask = RelayedAsk.begun(federation);
    var parts = ask.parts();
    parts.set(1, RelayedAsk.begun(federation).parts().get(1));
    var altered = String.join("~", parts).getBytes(StandardCharsets.US_ASCII);

    // When
    var reply = post(JIASHAN, SUZHOU, altered, ReceiveRelay.MEDIA_TYPE);
    var stolen = post(QINGPU, SUZHOU, ask.wire(), ReceiveRelay.MEDIA_TYPE);

    // Then
    assertThat(reason(reply)).isEqualTo("signature-invalid");
    assertThat(reason(stolen)).isEqualTo("not-from-this-peer");
    assertThat(federation.journal(WUJIANG).of(ask.id())).isEmpty();
  }

  @Test
  void isNotGoneAround() throws IOException {
    // Given
    var ask = RelayedAsk.begun(federation);
    var bare = ask.sealed().signed().bytes();

    // When
    var direct = federation.peer(JIASHAN).post(federation.endpoint(WUJIANG), bare);
    var withWay = post(JIASHAN, WUJIANG, ask.wire(), ReceiveMessage.MEDIA_TYPE);
    var toBeRelayed = post(JIASHAN, WUJIANG, ask.wire(), ReceiveRelay.MEDIA_TYPE);
    var toTheRelayItself = post(JIASHAN, SUZHOU, ask.wire(), ReceiveMessage.MEDIA_TYPE);

    // Then
    assertThat(reason(direct, WUJIANG)).isEqualTo("not-from-this-peer");
    assertThat(reason(withWay, WUJIANG)).isEqualTo("not-for-this-node");
    assertThat(reason(toBeRelayed, WUJIANG)).isEqualTo("not-for-this-node");
    assertThat(reason(toTheRelayItself)).isEqualTo("not-for-this-node");
  }

  private Reply post(Region from, DemoMember to, byte[] wire, String type) throws IOException {
    return federation.peer(from).post(federation.endpoint(to), wire, type);
  }

  private String reason(Reply reply) {
    return reason(reply, SUZHOU);
  }

  private String reason(Reply reply, DemoMember signer) {
    assertThat(reply.status()).isEqualTo(200);
    var key = federation.keys(signer, "sign").certificate().getPublicKey();
    var no = Jws.verified(reply.bytes(), key);
    assertThat(no.path("outcome").asText()).isEqualTo("REFUSED");
    return no.path("reason").asText();
  }

  private List<String> brief(DemoMember member, Reply reply) {
    return federation.journal(member).briefOf(reply.exchange());
  }

  private static JsonNode json(String part) {
    return StrictJson.parse(Base64.getUrlDecoder().decode(part));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}

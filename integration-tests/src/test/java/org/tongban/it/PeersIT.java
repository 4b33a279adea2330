package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.harness.forge.RawKeys;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Jws;
import org.tongban.it.federation.LazyPeer;
import org.tongban.it.federation.RawPeer;
import org.tongban.it.federation.Reply;
import org.tongban.it.federation.Wire;
import org.tongban.it.federation.Wish;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.demo.CommandRunner;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.KnownPerson;

/** Peers and registers that are down, silent or not who they should be. */
@WithFederation
class PeersIT {
  private static final KnownPerson PERSON = KnownPeople.ASSISTED.in(WUJIANG);

  private final Federation federation;

  PeersIT(Federation federation) {
    this.federation = federation;
  }

  @AfterEach
  void restore() {
    federation.move(JIASHAN, federation.endpoint(JIASHAN));
    federation.door().repair();
  }

  @Test
  void tellsThatThePeerIsDownAndAsksAgainWhenItIsBack() throws IOException {
    // Given
    var wish = Wish.assistance("330421", KnownPeople.ASSISTED.in(JIASHAN));
    federation.move(JIASHAN, "https://127.0.0.1:" + freePort() + "/peer/v1/messages");

    // When
    var down = federation.ask(QINGPU, wish, "while-it-is-down");
    federation.move(JIASHAN, federation.endpoint(JIASHAN));
    var back = federation.ask(QINGPU, wish, "while-it-is-down");

    // Then
    assertDeliveryFailed(down, "503 peer-unreachable", KnownPeople.ASSISTED.in(JIASHAN));
    assertThat(down.header("Retry-After")).isNotEmpty();
    assertThat(back.outcome()).isEqualTo("POSITIVE");
  }

  @Test
  void doesNotWaitForeverForTheHandshake() throws IOException {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      // Given a port that takes connections and says nothing
      federation.move(JIASHAN, "https://127.0.0.1:" + silent.getLocalPort() + "/peer/v1/messages");

      // When / Then
      assertGivenUp("503 peer-unreachable");
    }
  }

  static Stream<Arguments> lazyPeers() {
    return Stream.of(
        argumentSet("says nothing", (LazyPeers) LazyPeer::silent),
        argumentSet("sends a byte now and then", (LazyPeers) LazyPeer::dripping));
  }

  /** Makes a peer out of a member's key. */
  @FunctionalInterface
  interface LazyPeers {
    LazyPeer with(RawKeys tls);
  }

  @ParameterizedTest
  @MethodSource("lazyPeers")
  void doesNotWaitForeverForAnAnswer(LazyPeers kind) {
    try (var lazy = kind.with(federation.keys(JIASHAN, "tls"))) {
      // Given the member itself, which takes the ask
      federation.move(JIASHAN, lazy.endpoint());

      // When / Then
      assertGivenUp("504 peer-timeout");
    }
  }

  private void assertGivenUp(String problem) {
    var begin = System.nanoTime();
    var reply = federation.ask(QINGPU, Wish.assistance("330421", KnownPeople.ASSISTED.in(JIASHAN)));
    assertDeliveryFailed(reply, problem, KnownPeople.ASSISTED.in(JIASHAN));
    assertThat(System.nanoTime() - begin)
        .isLessThan(Federation.PEER_TIMEOUT.multipliedBy(4).toNanos());
  }

  @Test
  void asksAgainOverTheConnectionThatItHas() {
    try (var wire = new Wire(federation.endpoint(JIASHAN))) {
      // Given
      federation.move(JIASHAN, wire.endpoint());
      var wish = Wish.assistance("330421", KnownPeople.ASSISTED.in(JIASHAN));

      // When
      for (int i = 0; i < 5; i++) {
        assertThat(federation.ask(QINGPU, wish).outcome()).isEqualTo("POSITIVE");
      }

      // Then
      assertThat(wire.connections()).isEqualTo(1);
    }
  }

  @Test
  void doesNotTalkToAnotherMemberInThePeersPlace() {
    // Given
    federation.move(JIASHAN, federation.endpoint(WUJIANG));
    var head = federation.journal(WUJIANG).head();

    // When
    var reply = federation.ask(QINGPU, Wish.assistance("330421", KnownPeople.ASSISTED.in(JIASHAN)));

    // Then
    assertDeliveryFailed(reply, "502 peer-not-trusted", KnownPeople.ASSISTED.in(JIASHAN));
    assertThat(federation.journal(WUJIANG).head()).isEqualTo(head);
  }

  private void assertDeliveryFailed(Reply reply, String problem, KnownPerson person) {
    assertThat(reply.problem()).as(reply.text()).isEqualTo(problem + " at answering-node");
    assertThat(reply.outcome()).isEqualTo("ERROR");
    assertThat(reply.everything()).doesNotContain(person.idNumber(), person.name());
    assertThat(federation.journal(QINGPU).briefOf(reply.exchange()))
        .containsExactly("ASK_SENT", "DELIVERY_FAILED " + problem.substring(4));
  }

  @Test
  void tellsThatTheRegisterIsDown() {
    // Given
    federation.door().shut();

    // When
    var reply = federation.ask(QINGPU, Wish.assistance("320509", PERSON));

    // Then
    assertRegisterFailed(reply, "503 register-unavailable");
  }

  static Stream<Arguments> brokenRegisters() {
    var identity = PERSON.idNumber() + PERSON.name();
    return Stream.of(
        argumentSet("fails", 500, "{\"fhm\":\"9\",\"fhxx\":\"" + identity + "\"}"),
        argumentSet("sends no JSON", 200, "<html>" + identity + "</html>"),
        argumentSet("sends nothing", 200, ""),
        argumentSet("sends a fault", 200, "{\"fhm\":\"9\",\"fhxx\":\"" + identity + "\"}"),
        argumentSet(
            "sends other fields",
            200,
            "{\"fhm\":\"0\",\"fhxx\":\"\",\"sj\":[{\"" + identity + "\":\"" + identity + "\"}]}"));
  }

  @ParameterizedTest
  @MethodSource("brokenRegisters")
  void tellsThatTheRegisterIsBroken(int status, String body) {
    // Given
    federation.door().fake(status, body);

    // When
    var reply = federation.ask(QINGPU, Wish.assistance("320509", PERSON));

    // Then
    assertThat(reply.json().path("code").asText())
        .as(reply.text())
        .isIn("register-unavailable", "register-answer-invalid");
    assertRegisterFailed(reply, reply.status() + " " + reply.json().path("code").asText());
  }

  private void assertRegisterFailed(Reply reply, String problem) {
    var code = problem.substring(4);
    assertThat(reply.problem()).as(reply.text()).isEqualTo(problem + " at register");
    assertThat(reply.outcome()).isEqualTo("ERROR");
    assertThat(reply.everything()).doesNotContain(PERSON.idNumber(), PERSON.name());
    assertThat(federation.journal(WUJIANG).briefOf(reply.exchange()))
        .containsExactly("ASK_RECEIVED", "ANSWER_SENT ERROR " + code);
    assertThat(federation.journal(QINGPU).briefOf(reply.exchange()))
        .containsExactly("ASK_SENT", "ANSWER_RECEIVED ERROR " + code);
  }

  static Stream<Arguments> strangers() {
    return Stream.of(
        argumentSet("no certificate", (Caller) federation -> RawPeer.anonymous()),
        argumentSet(
            "certificate of another authority",
            (Caller) federation -> RawPeer.with(strange(federation))),
        argumentSet(
            "a member's certificate for signing",
            (Caller) federation -> RawPeer.with(federation.keys(QINGPU, "sign"))),
        argumentSet(
            "TLS 1.2",
            (Caller) federation -> RawPeer.with(federation.keys(QINGPU, "tls"), "TLSv1.2")));
  }

  /** Makes a client that must be turned away. */
  @FunctionalInterface
  interface Caller {
    RawPeer of(Federation federation);
  }

  /** Keys for the same member, certified by somebody else. */
  private static RawKeys strange(Federation federation) {
    var out = federation.layout().data().resolve("stranger");
    CommandRunner commands = TongbanCommand::inThisProcess;
    commands.must("certs", "make", "--out", out.toString(), "--member", QINGPU.code());
    return RawKeys.read(out.resolve(QINGPU.code()), "tls");
  }

  @ParameterizedTest
  @MethodSource("strangers")
  void turnsStrangersAwayInTheHandshake(Caller caller) {
    // Given
    var peer = caller.of(federation);
    var wire = genuineAsk();
    var head = federation.journal(WUJIANG).head();

    // When / Then
    assertThatThrownBy(() -> peer.post(federation.endpoint(WUJIANG), wire))
        .isInstanceOf(IOException.class);
    assertThat(federation.journal(WUJIANG).head()).isEqualTo(head);
  }

  @Test
  void answersNobodyOverAConnectionThatOutlivedItsCertificate() throws IOException {
    // Given
    try (var wire = new Wire(federation.endpoint(WUJIANG))) {
      var peer = federation.peer(QINGPU);
      var before = peer.post(wire.endpoint(), genuineAsk());
      var visits = federation.door().visits();
      var head = federation.journal(WUJIANG).head();
      var source = federation.layout().home().resolve("node-config").resolve("directory.yaml");
      var text = Files.readString(source);

      // When
      Files.writeString(
          source, text.replace("310118/tls.crt.pem}", "310118/tls.crt.pem, revoked: true}"));
      federation.publish();
      var after = overTheSameConnection(peer, wire);
      Files.writeString(source, text);
      federation.publish();

      // Then
      assertThat(before.status()).isEqualTo(200);
      assertThat(after).isEqualTo("500 ");
      assertThat(federation.door().visits()).isEqualTo(visits);
      assertThat(federation.journal(WUJIANG).head()).isEqualTo(head);
    }
  }

  private String overTheSameConnection(RawPeer peer, Wire wire) throws IOException {
    var reply = peer.post(wire.endpoint(), genuineAsk());
    assertThat(wire.connections()).isEqualTo(1);
    return reply.status() + " " + reply.text();
  }

  @Test
  void speaksNoPlainHttpToPeers() {
    // Given
    var address = federation.endpoint(WUJIANG).replace("https:", "http:");
    var peer = federation.peer(QINGPU);

    // When / Then
    assertThatThrownBy(() -> peer.post(address, genuineAsk())).isInstanceOf(IOException.class);
  }

  @Test
  void offersPeersOneAddressAndOneMethod() throws IOException {
    // Given
    var address = federation.endpoint(WUJIANG);
    var peer = federation.peer(QINGPU);

    // When
    var get = peer.get(address);
    var elsewhere = peer.post(address.replace("messages", "exchanges"), genuineAsk());
    var api = peer.get(address.replace("/peer/v1/messages", "/api/v1/openapi.yaml"));

    // Then
    assertThat(get.status()).isEqualTo(405);
    assertThat(elsewhere.status()).isEqualTo(404);
    assertThat(api.status()).isEqualTo(404);
  }

  @Test
  void hasNoPeerAddressOnTheLocalPort() {
    // When
    var reply = federation.get(WUJIANG, "/peer/v1/messages");

    // Then
    assertThat(reply.problem()).isEqualTo("404 resource-unknown at asking-node");
  }

  private byte[] genuineAsk() {
    var signer = federation.keys(QINGPU, "sign");
    return Jws.ask(QINGPU, WUJIANG, PERSON, signer).sign(signer);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}

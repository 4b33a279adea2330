package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tongban.core.message.MessageId;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Reply;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.demo.register.Region;
import org.tongban.node.store.NodeDatabase;

/**
 * An ask that nobody needs any more ends on both sides, and whatever crosses with it is not shown.
 */
@WithFederation
class LaterWithdrawIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private final Federation federation;

  LaterWithdrawIT(Federation federation) {
    this.federation = federation;
  }

  @AfterEach
  void settle() {
    federation.door().repair();
    federation.awaitNothing(QINGPU);
  }

  private Reply result(MessageId exchange) {
    return federation.get(QINGPU, "/api/v1/exchanges/" + exchange + "/result");
  }

  private Reply await(MessageId exchange, Predicate<Reply> wanted) throws InterruptedException {
    var end = Instant.now().plus(PATIENCE);
    var last = result(exchange);
    while (!wanted.test(last) && Instant.now().isBefore(end)) {
      Thread.sleep(100);
      last = result(exchange);
    }
    return last;
  }

  private Reply post(Region region, String path, String json) {
    return federation.send(
        federation
            .local(region, path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  private Reply withdraw(MessageId exchange, String reason) {
    return post(
        QINGPU, "/api/v1/exchanges/" + exchange + "/withdraw", "{\"reason\":\"" + reason + "\"}");
  }

  private List<String> kinds(Region region, MessageId exchange) {
    return federation.journal(region).of(exchange).stream().map(entry -> entry.kind()).toList();
  }

  @Test
  void theOtherSideStopsAndBothHaveTheProof() throws Exception {
    // Given
    federation.door().shut();
    var first = federation.ask(QINGPU, LaterIT.means()).exchange();

    // When
    var withdrawn = withdraw(first, "AUTHORIZATION_REVOKED");
    var twice = withdraw(first, "NO_LONGER_NEEDED");
    var told = await(first, r -> r.json().path("withdrawal").asText().equals("ACKNOWLEDGED"));

    // Then
    assertThat(withdrawn.status()).as(withdrawn.text()).isEqualTo(200);
    assertThat(withdrawn.json().path("state").asText()).isEqualTo("WITHDRAWN");
    assertThat(twice.status()).isEqualTo(200);
    assertThat(told.status()).isEqualTo(200);
    assertThat(told.json().path("withdrawal").asText()).as(told.text()).isEqualTo("ACKNOWLEDGED");
    assertThat(told.json().path("reason").asText()).isEqualTo("AUTHORIZATION_REVOKED");
    var address = told.json().at("/links/withdrawal").asText();
    var by = MessageId.parse(address.substring(address.lastIndexOf('/') + 1));
    assertThat(federation.get(QINGPU, address).status()).isEqualTo(200);
    assertThat(kinds(QINGPU, by)).containsExactly("ASK_SENT", "RECEIPT_RECEIVED");
    assertThat(kinds(WUJIANG, by)).containsExactly("ASK_RECEIVED", "RECEIPT_SENT");

    // When: the register could answer now
    federation.door().open();
    var stop = post(WUJIANG, "/api/v1/awaited/310118-" + first + "/stop", revoked());
    Thread.sleep(2_500);

    // Then: nobody asks it, and there is nothing left to stop
    assertThat(result(first).json().path("state").asText()).isEqualTo("WITHDRAWN");
    assertThat(stop.problem()).startsWith("404 resource-unknown");
    assertThat(federation.journal(QINGPU).check().good()).isTrue();
    assertThat(federation.journal(WUJIANG).check().good()).isTrue();
  }

  private static String revoked() {
    return "{\"reason\":\"AUTHORIZATION_REVOKED\"}";
  }

  @Test
  void anAskThatCouldNotBeHandedOverIsNeverSent() throws Exception {
    // Given
    var wujiang = federation.part(WUJIANG, CamelContext.class).getRouteController();
    wujiang.stopRoute("peer-listener");
    try {
      var waiting = federation.ask(QINGPU, LaterIT.means()).exchange();
      long before = federation.journal(WUJIANG).head();

      // When
      var withdrawn = withdraw(waiting, "NO_LONGER_NEEDED");
      wujiang.startRoute("peer-listener");
      Thread.sleep(3_000);

      // Then
      assertThat(withdrawn.json().path("state").asText())
          .as(withdrawn.text())
          .isEqualTo("WITHDRAWN");
      assertThat(withdrawn.json().path("withdrawal").asText()).isEqualTo("NOT_SENT");
      assertThat(federation.journal(WUJIANG).head()).isEqualTo(before);
    } finally {
      wujiang.startRoute("peer-listener");
    }
  }

  @Test
  void theWithdrawalWaitsUntilTheOtherNodeCanBeReached() throws Exception {
    // Given: taken in, and then the other node is away
    federation.door().shut();
    var first = federation.ask(QINGPU, LaterIT.means()).exchange();
    var wujiang = federation.part(WUJIANG, CamelContext.class).getRouteController();
    wujiang.stopRoute("peer-listener");
    try {
      // When
      withdraw(first, "NO_LONGER_NEEDED");
      Thread.sleep(1_500);
      var away = result(first);
      federation.restart(QINGPU);
      wujiang.startRoute("peer-listener");
      var told = await(first, r -> !r.json().path("withdrawal").asText().equals("OPEN"));

      // Then
      assertThat(away.json().path("withdrawal").asText()).as(away.text()).isEqualTo("OPEN");
      assertThat(told.json().path("withdrawal").asText()).as(told.text()).isEqualTo("ACKNOWLEDGED");
    } finally {
      wujiang.startRoute("peer-listener");
    }
  }

  @Test
  void whatTheOfficeLearnsOfARevocationReachesTheAskerWithItsReason() throws Exception {
    // Given
    federation.door().shut();
    var first = federation.ask(QINGPU, LaterIT.means()).exchange();
    var path = "/api/v1/awaited/310118-" + first + "/stop";

    // When
    var stopped = post(WUJIANG, path, revoked());
    var again = post(WUJIANG, path, revoked());
    var otherwise = post(WUJIANG, path, "{\"reason\":\"NO_LONGER_NEEDED\"}");
    federation.door().open();
    var ended = await(first, reply -> reply.status() != 202);

    // Then: though the register would answer
    assertThat(stopped.status()).as(stopped.text()).isEqualTo(200);
    assertThat(again.status()).isEqualTo(200);
    assertThat(otherwise.problem()).startsWith("422 schema-violation");
    assertThat(ended.json().path("state").asText()).as(ended.text()).isEqualTo("REFUSED");
    assertThat(ended.json().path("reason").asText()).isEqualTo("authorization-revoked");
    assertThat(withdraw(first, "NO_LONGER_NEEDED").problem()).startsWith("409 matter-settled");
  }

  @Test
  void anAnswerThatCrossedWithTheWithdrawalIsGivenToNobodyWhoAsked() throws Exception {
    // Given: it came, and the withdrawal was before it
    federation.door().shut();
    var first = federation.ask(QINGPU, LaterIT.means()).exchange();
    federation.door().open();
    var found = await(first, reply -> reply.status() == 303);
    var crossed = found.header("Location");
    assertThat(federation.get(QINGPU, crossed).status()).isEqualTo(200);
    try (var connection = federation.part(QINGPU, NodeDatabase.class).dataSource().getConnection();
        var update =
            connection.prepareStatement(
                "UPDATE own_later SET state = 'WITHDRAWN', withdrawal = 'ACKNOWLEDGED'"
                    + " WHERE exchange = ?::uuid")) {
      update.setString(1, first.toString());
      assertThat(update.executeUpdate()).isEqualTo(1);
    }

    // When // Then
    assertThat(federation.get(QINGPU, crossed).problem()).startsWith("410 matter-withdrawn");
    var exchange = crossed.replaceFirst("/result$", "");
    for (var part : List.of("", "/answer", "/proof", "/slip")) {
      assertThat(federation.get(QINGPU, exchange + part).problem())
          .as(part)
          .startsWith("410 matter-withdrawn");
    }
  }

  @Test
  void whatWasAnsweredOrIsAnothersCanNotBeWithdrawn() {
    // Given: no connection to the register that broke when another test shut its door
    federation.ask(QINGPU, LaterIT.means());
    var answered = federation.ask(QINGPU, LaterIT.means());

    // When // Then
    assertThat(answered.status()).as(answered.text()).isEqualTo(200);
    assertThat(withdraw(answered.exchange(), "NO_LONGER_NEEDED").problem())
        .startsWith("409 matter-settled");
    assertThat(withdraw(MessageId.next(), "NO_LONGER_NEEDED").problem())
        .startsWith("404 exchange-unknown");
    assertThat(withdraw(answered.exchange(), "BORED").problem()).startsWith("422 schema-violation");
  }
}

package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Notice;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.Sealer;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Reply;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.demo.RelayOffice;
import org.tongban.node.demo.register.DemoMember;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Region;
import org.tongban.node.notice.NoticeDesk;
import org.tongban.node.peer.PeerClient;
import org.tongban.node.store.MatterEvent;
import org.tongban.node.store.MatterEvents;
import org.tongban.node.store.NodeDatabase;

/** Who awaits an answer is told that it is there, and by nobody else. */
@WithFederation
class LaterNoticeIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private final Federation federation;

  LaterNoticeIT(Federation federation) {
    this.federation = federation;
  }

  @AfterEach
  void settle() {
    federation.door().repair();
    federation.awaitNothing(QINGPU);
  }

  private static void until(BooleanSupplier there) throws InterruptedException {
    var end = Instant.now().plus(PATIENCE);
    while (!there.getAsBoolean() && Instant.now().isBefore(end)) {
      Thread.sleep(100);
    }
  }

  private Reply result(MessageId exchange) {
    return federation.get(QINGPU, "/api/v1/exchanges/" + exchange + "/result");
  }

  private Reply ready(String ticket, String key) {
    return federation.send(
        federation
            .local(WUJIANG, "/api/v1/awaited/" + ticket + "/ready")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.noBody()));
  }

  /** Asked, taken in, and not asked again for hours of its own accord. */
  private MessageId awaited() throws Exception {
    federation.door().shut();
    var first = federation.ask(QINGPU, LaterIT.means()).exchange();
    until(() -> result(first).json().path("tries").asInt() > 0);
    until(() -> update(QINGPU, LATER_TODAY, first) == 1);
    federation.door().open();
    return first;
  }

  private static final String LATER_TODAY =
      "UPDATE scheduled_tasks SET execution_time = now() + interval '6 hours'"
          + " WHERE task_instance = ? AND NOT picked";

  private int update(Region region, String sql, Object value) {
    try (var connection = federation.part(region, NodeDatabase.class).dataSource().getConnection();
        var update = connection.prepareStatement(sql)) {
      update.setString(1, value.toString());
      return update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<JsonNode> feed(Region region, String about) {
    var found = new ArrayList<JsonNode>();
    var next = "/api/v1/events?after=0";
    for (boolean more = true; more; ) {
      var reply = federation.get(region, next);
      reply.json().forEach(found::add);
      more = !reply.json().isEmpty();
      next = reply.header("Link").replaceAll("<(.*)>.*", "$1");
    }
    return found.stream().filter(one -> one.path("subject").asText().equals(about)).toList();
  }

  @Test
  void whatIsReadyIsFetchedAtOnceAndOurSystemsAreToldThatItIsThere() throws Exception {
    // Given
    var first = awaited();
    var ticket = "310118-" + first;
    var key = UUID.randomUUID().toString();

    // When
    var told = ready(ticket, key);
    var again = ready(ticket, key);
    until(() -> result(first).status() != 202);

    // Then
    assertThat(told.status()).as(told.text()).isEqualTo(202);
    assertThat(again.status()).as(again.text()).isEqualTo(202);
    assertThat(result(first).status()).as(result(first).text()).isEqualTo(303);
    var events = feed(QINGPU, first.toString());
    assertThat(events).hasSize(1);
    assertThat(events.get(0).path("type").asText()).isEqualTo("org.tongban.matter.ANSWERED");
    assertThat(events.get(0).at("/data/result").asText())
        .isEqualTo("/api/v1/exchanges/" + first + "/result");
    assertThat(events.get(0).toString())
        .doesNotContain(KnownPeople.HUSBAND.in(WUJIANG).idNumber(), "POSITIVE");
    assertThat(ready(ticket, UUID.randomUUID().toString()).problem())
        .as("nobody waits any more")
        .startsWith("404 resource-unknown");
    assertThat(ready("330421-" + first, UUID.randomUUID().toString()).problem())
        .startsWith("404 resource-unknown");
  }

  private void tell(Region by, String issuer, String ticket) {
    tell(by, issuer, QINGPU, Notice.Kind.READY, ticket);
  }

  private void tell(Region by, String issuer, DemoMember to, Notice.Kind kind, String ticket) {
    boolean escalation = kind == Notice.Kind.ESCALATION;
    var now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    var notice =
        new Notice(
            MessageId.next(),
            new MemberCode(issuer),
            new MemberCode(to.code()),
            now,
            kind,
            ticket,
            new ServiceId("assistance.economic-check"),
            LocalDate.of(2026, 12, 7),
            kind == Notice.Kind.READY ? 0 : 3,
            Optional.of(new MemberCode(WUJIANG.code())).filter(owes -> escalation));
    var signed = federation.part(by, Sealer.class).sign(notice, Suite.ES256);
    federation
        .part(by, PeerClient.class)
        .exchange(new MemberCode(to.code()), signed, NoticeDesk.MEDIA_TYPE);
  }

  @Test
  void aForgedOrForeignNoticeChangesNothingAndShowsNothing() throws Exception {
    // Given
    var first = awaited();
    var ticket = "310118-" + first;

    // When: in its own name, about what is another's and about what there is not
    tell(JIASHAN, JIASHAN.code(), ticket);
    tell(JIASHAN, JIASHAN.code(), "310118-" + MessageId.next());
    var forged =
        catchThrowableOfType(RefusedException.class, () -> tell(JIASHAN, WUJIANG.code(), ticket));

    // Then: both were answered alike, the third not at all, and nobody asked
    assertThat(forged.reason()).isEqualTo(Reason.ANSWER_INVALID);
    int tries = result(first).json().path("tries").asInt();
    Thread.sleep(2_500);
    assertThat(result(first).json().path("tries").asInt()).isEqualTo(tries);
    assertThat(result(first).json().path("state").asText()).isEqualTo("PENDING");
  }

  @Test
  void aReminderAndAnEscalationReachWhomTheyConcernAndNobodyElse() throws Exception {
    // Given
    var first = awaited();
    var ticket = "310118-" + first;
    var above = federation.part(RelayOffice.SUZHOU, MatterEvents.class);
    long before = above.last();

    // When: by who waits, by another in its own name, and to who is above and who is not
    tell(QINGPU, QINGPU.code(), WUJIANG, Notice.Kind.REMINDER, ticket);
    tell(JIASHAN, JIASHAN.code(), WUJIANG, Notice.Kind.REMINDER, ticket);
    tell(QINGPU, QINGPU.code(), RelayOffice.SUZHOU, Notice.Kind.ESCALATION, ticket);
    tell(QINGPU, QINGPU.code(), JIASHAN, Notice.Kind.ESCALATION, ticket);

    // Then
    var reminded = feed(WUJIANG, ticket);
    assertThat(reminded).hasSize(1);
    assertThat(reminded.get(0).path("type").asText()).isEqualTo("org.tongban.matter.REMINDED");
    assertThat(reminded.get(0).at("/data/member").asText()).isEqualTo(QINGPU.code());
    assertThat(reminded.get(0).at("/data/over").asInt()).isEqualTo(3);
    var told = above.after(before, 10);
    assertThat(told).hasSize(1);
    assertThat(told.get(0).kind()).isEqualTo(MatterEvent.Kind.ESCALATED);
    assertThat(told.get(0).owes()).contains(new MemberCode(WUJIANG.code()));
    assertThat(feed(JIASHAN, ticket)).isEmpty();
    assertThat(result(first).json().path("state").asText()).isEqualTo("PENDING");
  }
}

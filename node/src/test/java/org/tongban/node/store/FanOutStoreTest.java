package org.tongban.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongban.core.message.Actor;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.store.FanOut.One;
import org.tongban.node.store.FanOut.State;

/** What is kept of a question to several members. */
class FanOutStoreTest {
  private static final MemberCode MEMBER = new MemberCode("310118");
  private static final MemberCode OTHER = new MemberCode("330421");
  private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
  private static final byte[] REQUEST =
      "{\"body\":{\"nameGiven\":\"周桂英\"}}".getBytes(StandardCharsets.UTF_8);
  private static final Digest DIGEST = Digest.sha256(REQUEST);
  private static Database database;
  private FanOutStore store;
  private FanOut fanOut;
  private Claim.Fresh claim;

  @BeforeAll
  static void startServer() {
    database = TestDatabases.fresh(3);
  }

  @AfterAll
  static void stopServer() {
    database.close();
  }

  @BeforeEach
  void aQuestionToTwo() {
    store = store();
    fanOut =
        new FanOut(
            MessageId.next(),
            new ServiceId("rescue.identify"),
            new Actor("window", "unit-1", "op-1"),
            NOW,
            NOW.plusSeconds(30),
            LocalDate.of(2026, 11, 23),
            List.of(open(MEMBER), open(OTHER)));
    claim = claim(fanOut.id().toString());
    store.begin(fanOut, REQUEST, claim);
  }

  /** Of this replica or another: each reads the data keys of the database by the same key file. */
  private static FanOutStore store() {
    return new FanOutStore(database.dataSource(), Vaults.open(database));
  }

  private static One open(MemberCode member) {
    return new One(
        member,
        MessageId.next(),
        State.OPEN,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private One now(MemberCode member) {
    return store.find(fanOut.id()).flatMap(found -> found.member(member)).orElseThrow();
  }

  private void run(String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.prepareStatement(sql)) {
      statement.setObject(1, fanOut.id().value());
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  private byte[] stored() throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var select = connection.prepareStatement("SELECT request FROM fan_out WHERE id = ?")) {
      select.setObject(1, fanOut.id().value());
      try (var row = select.executeQuery()) {
        row.next();
        return row.getBytes(1);
      }
    }
  }

  private static IdempotencyStore keys() {
    return new IdempotencyStore(
        database.dataSource(), Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofMinutes(1));
  }

  private static Claim.Fresh claim(String key) {
    return (Claim.Fresh) keys().claim("window/unit-1/op-1", key, DIGEST);
  }

  @Test
  void aRepetitionUnderItsKeyLeadsToIt() {
    // When: the node died before it said so
    var again = keys().claim(claim.caller(), claim.key(), DIGEST);

    // Then
    assertThat(again)
        .isEqualTo(new Claim.Repeated(202, Optional.of(fanOut.id()), Optional.empty()));
  }

  @Test
  void whoseKeyAnotherHasByNowBeginsNothing() {
    // Given
    var late = new Claim.Fresh(claim.caller(), claim.key(), UUID.randomUUID());
    var other =
        new FanOut(
            MessageId.next(),
            fanOut.service(),
            fanOut.actor(),
            NOW,
            NOW.plusSeconds(30),
            fanOut.due(),
            List.of(open(MEMBER)));

    // Then
    assertThatThrownBy(() -> store.begin(other, REQUEST, late))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.IDEMPOTENCY_IN_PROGRESS));
    assertThat(store.find(other.id())).isEmpty();
  }

  @Test
  void itComesBackAsItWasBegun() {
    assertThat(store.find(fanOut.id())).contains(fanOut);
    assertThat(store.find(MessageId.next())).isEmpty();
  }

  @Test
  void whatIsAskedLiesEncryptedAndAnotherReplicaReadsIt() throws SQLException {
    assertThat(new String(stored(), StandardCharsets.UTF_8)).doesNotContain("周桂英");
    assertThat(store().request(fanOut.id())).hasValue(REQUEST);
  }

  @Test
  void whatWasAlteredIsNotAsked() throws SQLException {
    // When
    run(
        "UPDATE fan_out SET request = set_byte(request, 20, get_byte(request, 20) # 1) WHERE id = ?");

    // Then
    assertThat(store.request(fanOut.id())).isEmpty();
  }

  @Test
  void whatIsAskedGoesOnceEachWasAsked() throws SQLException {
    // When
    store.answered(fanOut.id(), MEMBER, Outcome.NEGATIVE, NOW);
    var between = stored();
    store.wait(fanOut.id(), OTHER);

    // Then
    assertThat(between).isNotNull();
    assertThat(stored()).isNull();
  }

  @Test
  void theFirstThatIsNotedOfAMemberIsRight() {
    // When
    store.answered(fanOut.id(), MEMBER, Outcome.NEGATIVE, NOW);
    store.answered(fanOut.id(), MEMBER, Outcome.POSITIVE, NOW.plusSeconds(1));
    store.ended(fanOut.id(), MEMBER, State.REFUSED, true, "not-permitted", NOW);

    // Then
    var one = now(MEMBER);
    assertThat(one.state()).isEqualTo(State.ANSWERED);
    assertThat(one.outcome()).contains(Outcome.NEGATIVE);
    assertThat(one.at()).contains(NOW);
    assertThat(one.by()).contains(one.exchange());
    assertThat(now(OTHER).state()).isEqualTo(State.OPEN);
  }

  @Test
  void onlyThoseWithoutATaskAreForgotten() throws SQLException {
    // Given
    run(
        "INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
            + " VALUES ('T', ? || '/310118', now(), false, 1)");

    // Then
    assertThat(store.forgotten("T"))
        .contains(new FanOutStore.Waiting(fanOut.id(), OTHER))
        .doesNotContain(new FanOutStore.Waiting(fanOut.id(), MEMBER));
  }
}

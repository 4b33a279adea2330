package org.tongban.node.later;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Hop;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.Refusal;
import org.tongban.node.WrittenAsk;
import org.tongban.node.station.LocalRefusal;
import org.tongban.node.store.Database;
import org.tongban.node.store.OwnLaterStore;
import org.tongban.node.store.TestDatabases;

/** Twenty asks wait for a member that is away: one alone tries, and when it is back all go. */
class PeerRestsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
  private static final MemberCode AWAY = new MemberCode("310118");
  private static final MemberCode OTHER = new MemberCode("330421");
  private static final String PERSON = "310199194003050029";
  private static Database database;

  private final List<MessageId> asks = new ArrayList<>();

  @BeforeAll
  static void start() {
    database = TestDatabases.fresh(3);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void twentyThatWait() {
    execute("DELETE FROM peer_rest");
    execute("DELETE FROM own_later");
    execute("DELETE FROM scheduled_tasks");
    var store = new OwnLaterStore(database.dataSource());
    for (int i = 0; i < 20; i++) {
      var ask = WrittenAsk.of(MessageId.next(), "310118", PERSON, Optional.empty());
      store.keep(ask, ask.id(), Optional.empty(), LocalDate.of(2026, 12, 7), NOW);
      execute(
          "INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
              + " VALUES ('"
              + FetchJob.TASK
              + "', '"
              + ask.id()
              + "', '2026-11-24T00:00:00Z', false, 1)");
      asks.add(ask.id());
    }
  }

  private static int execute(String sql) {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PeerRests at(Duration later) {
    return WrittenAsk.rests(database.dataSource(), Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
  }

  private static LocalRefusal no(Reason reason) {
    var refusal = new Refusal(reason, Hop.ANSWERING_NODE, List.of(), "");
    return new LocalRefusal(refusal, Optional.empty(), "error-1");
  }

  private static void missed(PeerRests rests, int times) {
    for (int i = 0; i < times; i++) {
      rests.tried(AWAY, no(Reason.PEER_UNREACHABLE));
    }
  }

  /** How many of them may try. */
  private long tries(PeerRests rests) {
    return asks.stream().filter(ask -> rests.rest(AWAY, ask).isEmpty()).count();
  }

  @Test
  void beforeThreeFailuresInARowEachTries() {
    // Given
    missed(at(Duration.ZERO), 2);

    // Then
    assertThat(tries(at(Duration.ZERO))).isEqualTo(20);
    assertThat(at(Duration.ZERO).resting()).isEmpty();
  }

  @Test
  void exactlyOneTriesInEachRoundAndTheRoundsGrowLonger() {
    // Given: eight were at it when the member went away; three count
    missed(at(Duration.ZERO), 8);

    // Then: all rest for a second
    assertThat(tries(at(Duration.ZERO))).isZero();
    assertThat(at(Duration.ZERO).rest(AWAY, asks.get(0))).contains(Duration.ofSeconds(1));
    assertThat(at(Duration.ZERO).resting()).containsEntry("310118", 20L).hasSize(1);

    // When: the second is over
    var second = at(Duration.ofSeconds(1));

    // Then: one probes, and while it does the others rest
    assertThat(tries(second)).isEqualTo(1);
    assertThat(tries(second)).isZero();
    missed(second, 1);
    assertThat(second.rest(AWAY, asks.get(0))).contains(Duration.ofSeconds(2));
    assertThat(tries(at(Duration.ofSeconds(2)))).isZero();
    assertThat(tries(at(Duration.ofSeconds(3)))).isEqualTo(1);
  }

  @Test
  void aProbeThatDiedIsFollowedByAnother() {
    // Given
    missed(at(Duration.ZERO), 3);
    assertThat(tries(at(Duration.ofSeconds(1)))).isEqualTo(1);

    // Then
    assertThat(tries(at(Duration.ofSeconds(120)))).isZero();
    assertThat(tries(at(Duration.ofSeconds(122)))).isEqualTo(1);
  }

  @Test
  void anotherMemberIsNotHeldUpAndOurOwnNoIsNoFailure() {
    // Given
    missed(at(Duration.ZERO), 3);
    for (int i = 0; i < 9; i++) {
      at(Duration.ZERO).tried(OTHER, no(Reason.NOT_PERMITTED));
    }

    // Then
    assertThat(at(Duration.ZERO).rest(OTHER, MessageId.next())).isEmpty();
    assertThat(at(Duration.ZERO).resting()).doesNotContainKey("330421");
  }
}

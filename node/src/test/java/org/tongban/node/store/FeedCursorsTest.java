package org.tongban.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongban.core.message.MessageId;
import org.tongban.node.store.WaitingAsks.Waiting;

/** What feeds, late answers and shared messages rely on, on a real database. */
class FeedCursorsTest {
  private static Database database;

  private FeedCursors cursors;

  @BeforeAll
  static void start() {
    database = TestDatabases.fresh(4);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void empty() throws Exception {
    cursors = new FeedCursors(database.dataSource());
    execute("TRUNCATE kafka_feed, kafka_waiting");
  }

  private static void execute(String sql) throws Exception {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long place() {
    var seen = new ArrayList<Long>();
    cursors.advance(
        "journal",
        last -> {
          seen.add(last);
          return last;
        });
    return seen.get(0);
  }

  @Test
  void aFeedGoesOnWhereItWasAndTellsWhetherThereWasAnything() {
    // When
    boolean moved = cursors.advance("journal", last -> last + 7);
    boolean nothing = cursors.advance("journal", last -> last);

    // Then
    assertThat(moved).isTrue();
    assertThat(nothing).isFalse();
    assertThat(place()).isEqualTo(7);
  }

  @Test
  void aStepThatFailsLeavesTheFeedWhereItWas() {
    // Given
    cursors.advance("journal", last -> 5);

    // When
    assertThatThrownBy(
            () ->
                cursors.advance(
                    "journal",
                    last -> {
                      throw new IllegalStateException("the cluster is away");
                    }))
        .isInstanceOf(IllegalStateException.class);

    // Then
    assertThat(place()).isEqualTo(5);
  }

  @Test
  void twoReplicasDoNotFeedTheSameAtOnce() {
    // Given
    var other = new ArrayList<Boolean>();

    // When: another replica looks in the midst of a step
    cursors.advance(
        "journal",
        last -> {
          other.add(cursors.advance("journal", any -> any + 100));
          return last + 1;
        });

    // Then
    assertThat(other).containsExactly(false);
    assertThat(place()).isEqualTo(1);
  }

  @Test
  void onlyOneSendsAMessageAndAnotherMayAfterwards() {
    // Given
    var claims = new ChunkClaims(database.dataSource());

    // When
    var inside = claims.alone("b/1", () -> claims.alone("b/1", () -> "twice"));
    var beside = claims.alone("b/1", () -> claims.alone("b/2", () -> "another"));
    var after = claims.alone("b/1", () -> "again");

    // Then
    assertThat(inside).contains(Optional.empty());
    assertThat(beside).contains(Optional.of("another"));
    assertThat(after).contains("again");
  }

  @Test
  void anAskWaitsUntilItsAnswerIsThereAndIsToldOnce() throws Exception {
    // Given: two asks, of which one was answered
    var waiting = new WaitingAsks(database.dataSource());
    var open = new Waiting(MessageId.next(), "clerk", "k1");
    var closed = new Waiting(MessageId.next(), "clerk", "k2");
    execute(later(open, "'PENDING', NULL, NULL"));
    execute(later(closed, "'ANSWERED', now(), '" + closed.exchange() + "'"));
    for (var one : List.of(open, closed, closed)) {
      waiting.keep(one);
    }

    // When
    var settled = waiting.settled(10);
    settled.forEach(waiting::drop);

    // Then
    assertThat(settled).containsExactly(closed);
    assertThat(waiting.settled(10)).isEmpty();
  }

  private static String later(Waiting one, String state) {
    return "INSERT INTO own_later (exchange, member, service, ticket, due, kept_at, state,"
        + " closed_at, answered_by) VALUES ('"
        + one.exchange()
        + "', '310118', 'assistance.status', 't', '2026-11-30', now(), "
        + state
        + ")";
  }
}

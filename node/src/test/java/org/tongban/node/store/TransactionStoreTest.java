package org.tongban.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
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
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.store.StepBook.Key;
import org.tongban.node.store.Transaction.Decision;
import org.tongban.node.store.Transaction.State;
import org.tongban.node.store.TransactionStore.News;

/** The decision log of the asking side, and the book of steps of the answering one. */
class TransactionStoreTest {
  private static final ServiceId SERVICE = new ServiceId("timebank.transfer");
  private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(600);
  private static final byte[] REQUEST =
      "{\"body\":{\"name\":\"周桂英\"}}".getBytes(StandardCharsets.UTF_8);
  private static final Actor ACTOR = new Actor("window", "unit-1", "op-1");
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static Database database;
  private TransactionStore store;
  private StepBook book;
  private MessageId id;
  private Key key;

  @BeforeAll
  static void startServer() {
    database = TestDatabases.fresh(3);
  }

  @AfterAll
  static void stopServer() {
    database.close();
  }

  @BeforeEach
  void oneBegun() {
    store = new TransactionStore(database.dataSource(), Vaults.open(database));
    book = new StepBook(database.dataSource(), Vaults.open(database));
    id = MessageId.next();
    key = new Key(new MemberCode("310118"), SERVICE, id.value());
    store.begin(transaction(), REQUEST, claim(id.toString()));
  }

  private Transaction transaction() {
    return seen(State.RESERVING, 0);
  }

  private Transaction seen(State state, int tries) {
    return new Transaction(
        id,
        SERVICE,
        new ServiceVersion(1, 0),
        ACTOR,
        "320509",
        NOW,
        NOW,
        state,
        Optional.empty(),
        LATER,
        Optional.empty(),
        Optional.empty(),
        tries,
        Optional.empty(),
        Optional.empty());
  }

  private static Claim.Fresh claim(String key) {
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    var keys = new IdempotencyStore(database.dataSource(), clock, Duration.ofMinutes(1));
    return (Claim.Fresh) keys.claim("window", key, Digest.sha256(REQUEST));
  }

  private boolean move(State from, State to, Decision decision) {
    return move(from, to, decision, News.NONE);
  }

  /** As one who saw the state before. */
  private boolean move(State from, State to, Decision decision, News news) {
    return store.move(seen(from, 0), to, Optional.ofNullable(decision), news, NOW);
  }

  private boolean reserve() {
    var exchange = MessageId.next();
    var news =
        new News(
            Optional.of(LATER.minusSeconds(10)),
            Optional.of(LATER),
            Optional.of("RSV-1"),
            Optional.of(exchange),
            Optional.empty(),
            Optional.empty());
    return move(State.RESERVING, State.RESERVED, null, news);
  }

  @Test
  void whatAnAnswerSaidIsKeptWithTheState() {
    // When
    var moved = reserve();

    // Then
    var found = store.find(id).orElseThrow();
    assertThat(moved).isTrue();
    assertThat(found.state()).isEqualTo(State.RESERVED);
    assertThat(found.expiresAt()).contains(LATER);
    assertThat(found.decideBy()).isEqualTo(LATER.minusSeconds(10));
    assertThat(found.reference()).contains("RSV-1");
    assertThat(store.of(ACTOR)).contains(found);
    assertThat(store.of(new Actor("window", "unit-1", "op-2"))).doesNotContain(found);
  }

  @Test
  void ofTwoThatDecideOneDoes() {
    // Given
    reserve();

    // When
    var first = move(State.RESERVED, State.COMMITTING, Decision.COMMIT);
    var second = move(State.RESERVED, State.CANCELLING, Decision.CANCEL);

    // Then
    assertThat(first).isTrue();
    assertThat(second).isFalse();
    assertThat(store.find(id).orElseThrow().decision()).contains(Decision.COMMIT);
  }

  @Test
  void aDecisionStaysWhateverAProgramWrites() {
    // Given
    reserve();
    move(State.RESERVED, State.COMMITTING, Decision.COMMIT);

    // Then
    assertThatThrownBy(() -> execute("UPDATE two_phase SET decision = 'CANCEL'"))
        .hasMessageContaining("a decision never changes");
    assertThatThrownBy(() -> execute("UPDATE two_phase SET decision = NULL"))
        .hasMessageContaining("a decision never changes");
    assertThatThrownBy(() -> move(State.COMMITTING, State.CANCELLING, Decision.CANCEL))
        .isInstanceOf(RefusedException.class);
  }

  private void execute(String update) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.prepareStatement(update + " WHERE id = ?")) {
      statement.setObject(1, id.value());
      statement.executeUpdate();
    }
  }

  @Test
  void whatIsAskedIsUnreadableAndGoneAtTheEnd() throws SQLException {
    // Given
    reserve();
    var own = "{\"visitors\":[]}".getBytes(StandardCharsets.UTF_8);
    move(State.RESERVED, State.COMMITTING, Decision.COMMIT, News.own(own));

    // Then
    assertThat(store.request(id)).contains(REQUEST);
    assertThat(store.own(id)).contains(own);
    assertThat(stored()).doesNotContain("周桂英");

    // When
    move(State.COMMITTING, State.COMMITTED, Decision.COMMIT);

    // Then
    assertThat(store.request(id)).isEmpty();
    assertThat(store.own(id)).isEmpty();
    assertThat(stored()).isEmpty();
  }

  private String stored() throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var select = connection.prepareStatement("SELECT request FROM two_phase WHERE id = ?")) {
      select.setObject(1, id.value());
      try (var row = select.executeQuery()) {
        row.next();
        var bytes = row.getBytes(1);
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
      }
    }
  }

  @Test
  void triesCountForTheStateAloneAndBeginAnewWithTheNext() {
    // Then
    assertThat(store.tried(id, State.RESERVING)).isEqualTo(1);
    assertThat(store.tried(id, State.RESERVING)).isEqualTo(2);
    assertThat(store.tried(id, State.COMMITTING)).isZero();
    assertThat(reserve()).as("somebody asked since").isFalse();
    store.move(seen(State.RESERVING, 2), State.RESERVED, Optional.empty(), News.NONE, NOW);
    assertThat(store.find(id).orElseThrow().tries()).isZero();
  }

  @Test
  void oneThatNobodyScheduledIsFoundUntilItHasEnded() {
    // Then
    assertThat(store.forgotten("two-phase")).extracting(Transaction::id).contains(id);
    var news = News.because(Optional.empty(), Optional.of("INSUFFICIENT"));
    move(State.RESERVING, State.REFUSED, null, news);
    assertThat(store.forgotten("two-phase")).extracting(Transaction::id).doesNotContain(id);
    assertThat(store.find(id).orElseThrow().reason()).contains("INSUFFICIENT");
  }

  @Test
  void oneInDoubtIsCountedAndNeverForgotten() {
    // Given
    long before = store.inDoubt();
    reserve();
    move(State.RESERVED, State.COMMITTING, Decision.COMMIT);
    move(State.COMMITTING, State.IN_DOUBT, null);

    // When
    store.forget(SERVICE, NOW.plusSeconds(1_000_000));

    // Then
    assertThat(store.inDoubt()).isEqualTo(before + 1);
    assertThat(store.request(id)).isPresent();
  }

  @Test
  void aKeyThatChangedHandsBeginsNothing() {
    // Given
    var stale = new Claim.Fresh("window", id.toString(), UUID.randomUUID());
    id = MessageId.next();

    // Then
    assertThatThrownBy(() -> store.begin(transaction(), REQUEST, stale))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.IDEMPOTENCY_IN_PROGRESS));
    assertThat(store.find(id)).isEmpty();
  }

  @Test
  void stepsOfOneTransactionComeOneAfterTheOtherOnWhicheverReplica() {
    // Given
    var other = new StepBook(database.dataSource(), Vaults.open(database));
    var first = UUID.randomUUID();
    var second = UUID.randomUUID();

    // Then
    assertThat(book.enter(key, first, LEASE)).isTrue();
    assertThat(other.enter(key, second, LEASE)).isFalse();
    other.leave(key, second);
    assertThat(other.enter(key, second, LEASE)).isFalse();
    book.leave(key, first);
    assertThat(other.enter(key, second, LEASE)).isTrue();
  }

  @Test
  void theTurnOfOneThatDiedIsOverWithItsLease() {
    // Given
    book.enter(key, UUID.randomUUID(), Duration.ZERO);

    // Then
    assertThat(book.enter(key, UUID.randomUUID(), LEASE)).isTrue();
  }

  @Test
  void theFirstAnswerToAStepIsKeptForItsMemberAlone() {
    // Given
    var body = JsonNodeFactory.instance.objectNode().put("state", "RESERVED");
    var asked = Digest.sha256(REQUEST);
    var taken = new StepTaken(asked, Outcome.POSITIVE, Optional.of(NOW), body);
    var other = new StepTaken(asked, Outcome.NEGATIVE, Optional.empty(), body);

    // When
    book.keep(key, "RESERVE", taken, NOW);
    book.keep(key, "RESERVE", other, NOW);

    // Then
    assertThat(book.find(key, "RESERVE")).contains(taken);
    assertThat(book.find(key, "COMMIT")).isEmpty();
    var stranger = new Key(new MemberCode("330421"), SERVICE, key.transaction());
    assertThat(book.find(stranger, "RESERVE")).isEmpty();
    book.forget(SERVICE, NOW.plusSeconds(1));
    assertThat(book.find(key, "RESERVE")).isEmpty();
  }
}

package org.tongban.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.peer.Suspensions;

/** What is kept of other members, on a real database. */
class PeerBooksTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final MemberCode QINGPU = new MemberCode("310118");
  private static final MemberCode JIASHAN = new MemberCode("330421");
  private static final MemberCode WUJIANG = new MemberCode("320509");

  private static Database database;

  @BeforeAll
  static void start() {
    database = TestDatabases.fresh(4);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void ofTheReplicasTheLastMeetingCounts() {
    // Given
    var book = new ContactBook(database.dataSource());

    // When
    book.met(QINGPU, Contact.Kind.MESSAGE, new Contact(NOW, Suite.SM2));
    book.met(QINGPU, Contact.Kind.MESSAGE, new Contact(NOW.minusSeconds(1), Suite.ES256));

    // Then
    assertThat(book.last(Contact.Kind.MESSAGE))
        .containsOnly(java.util.Map.entry("310118", new Contact(NOW, Suite.SM2)));
    assertThat(book.last(Contact.Kind.HANDSHAKE)).isEmpty();
  }

  @Test
  void aSuspensionReachesOtherReplicasWithinASecondAndEndsByItself() {
    // Given
    var book = new SuspensionBook(database.dataSource());
    var nanos = new AtomicLong();
    var other = suspensions(book, nanos, NOW);
    other.check(QINGPU);
    var until = Optional.of(NOW.plusSeconds(60));

    // When
    book.suspend(QINGPU, new Suspension("admin", "moving house", NOW, until));
    book.suspend(WUJIANG, new Suspension("admin", "over", NOW, Optional.of(NOW)));
    other.check(QINGPU);
    nanos.addAndGet(1_000_000_000);

    // Then
    assertThatThrownBy(() -> other.check(QINGPU))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("exchange-suspended");
    other.check(WUJIANG);
    assertThat(book.resume(QINGPU)).isTrue();
    assertThat(book.resume(QINGPU)).isFalse();
    other.forget();
    other.check(QINGPU);
  }

  private static Suspensions suspensions(SuspensionBook book, AtomicLong nanos, Instant now) {
    return new Suspensions(JIASHAN, book::all, nanos::get, Clock.fixed(now, ZoneOffset.UTC));
  }

  @Test
  void theNodesOwnMaintenanceBeginsAndEndsByItselfForEverybody() {
    // Given a window from in a minute on, two minutes long
    var book = new SuspensionBook(database.dataSource());
    var until = Optional.of(NOW.plusSeconds(180));
    book.suspend(JIASHAN, new Suspension("admin", "new disk", NOW.plusSeconds(60), until));

    // When
    var before = suspensions(book, new AtomicLong(), NOW);
    var within = suspensions(book, new AtomicLong(), NOW.plusSeconds(60));
    var after = suspensions(book, new AtomicLong(), NOW.plusSeconds(180));

    // Then
    before.check(QINGPU);
    assertThat(before.maintenance()).map(Suspension::why).contains("new disk");
    assertThatThrownBy(() -> within.check(QINGPU))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("exchange-suspended");
    after.check(QINGPU);
    assertThat(after.maintenance()).isEmpty();
    book.resume(JIASHAN);
  }

  @Test
  void whatTwoPeopleRemovedOnePersonNeitherEndsNorChanges() {
    // Given a suspension that became a removal
    var book = new SuspensionBook(database.dataSource());
    var hour = Optional.of(NOW.plusSeconds(3600));
    var removal =
        new Suspension("an", "left the federation", NOW, Optional.empty(), Optional.of("bo"));
    book.suspend(WUJIANG, new Suspension("an", "brake", NOW, hour));
    book.remove(WUJIANG, removal);

    // When
    book.suspend(WUJIANG, new Suspension("an", "shorter", NOW, hour));
    var resumed = book.resume(WUJIANG);

    // Then
    assertThat(resumed).isFalse();
    assertThat(book.all()).containsEntry("320509", removal);
    assertThatThrownBy(() -> suspensions(book, new AtomicLong(), NOW).check(WUJIANG))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("not-permitted");
    assertThat(book.takeBack(WUJIANG)).isTrue();
    assertThat(book.takeBack(WUJIANG)).isFalse();
    suspensions(book, new AtomicLong(), NOW).check(WUJIANG);
  }

  @Test
  void oneTestAtATimeForEachMemberUnlessItsReplicaGaveUp() {
    // Given
    var book = new PeerTestBook(database.dataSource());
    var stale = NOW.minusSeconds(60);

    // When
    var first = book.begin(QINGPU, "admin", NOW, stale).orElseThrow();
    var second = book.begin(QINGPU, "other", NOW, stale);
    book.found(first, "NAME GOOD 1 good 127.0.0.1");
    var running = book.last(QINGPU).orElseThrow();
    var after = book.begin(QINGPU, "other", NOW.plusSeconds(99), NOW.plusSeconds(39));
    book.found(first, "TCP GOOD 1 good late");
    book.end(after.orElseThrow(), NOW.plusSeconds(100));

    // Then
    assertThat(second).isEmpty();
    assertThat(running.findings()).containsExactly("NAME GOOD 1 good 127.0.0.1");
    assertThat(running.ended()).isEmpty();
    assertThat(book.last(QINGPU).orElseThrow().findings()).isEmpty();
    assertThat(book.last(QINGPU).orElseThrow().ended()).isPresent();
  }

  @Test
  void ofTheReplicasTheLastCallOfASystemCounts() {
    // Given
    var book = new CallerUseBook(database.dataSource());

    // When
    book.used("clerk", NOW);
    book.used("clerk", NOW.minusSeconds(1));

    // Then
    assertThat(book.last()).containsOnly(java.util.Map.entry("clerk", NOW));
  }
}

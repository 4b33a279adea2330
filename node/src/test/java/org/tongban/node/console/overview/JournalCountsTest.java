package org.tongban.node.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongban.node.console.overview.JournalCounts.Kind;
import org.tongban.node.store.Database;
import org.tongban.node.store.TestDatabases;

/** What is counted of today is the same, read on or read anew. */
class JournalCountsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
  private static final Kind SENT = new Kind("ASK_SENT", "310118", "");
  private static final Kind GOT = new Kind("ANSWER_RECEIVED", "310118", "POSITIVE");
  private static Database database;

  @BeforeEach
  void start() {
    database = TestDatabases.fresh(2);
  }

  @AfterEach
  void stop() {
    database.close();
  }

  /** One exchange, whose answer takes 40 ms. */
  private static void exchange(long seq, Instant at) {
    entry(seq, "ASK_SENT", at, seq, null);
    entry(seq + 1, "ANSWER_RECEIVED", at.plusMillis(40), seq, "POSITIVE");
    head(seq + 1);
  }

  /** One ask that gets no answer. */
  private static void failed(long seq, Instant at, String reason) {
    entry(seq, "ASK_SENT", at, seq, null);
    entry(seq + 1, "DELIVERY_FAILED", at, seq, null, reason);
    head(seq + 1);
  }

  private static void head(long seq) {
    JdbcClient.create(database.dataSource())
        .sql("UPDATE journal_head SET seq = :seq")
        .param("seq", seq)
        .update();
  }

  private static void entry(long seq, String kind, Instant at, long exchange, String outcome) {
    entry(seq, kind, at, exchange, outcome, null);
  }

  private static void entry(
      long seq, String kind, Instant at, long exchange, String outcome, String reason) {
    JdbcClient.create(database.dataSource())
        .sql(
            "INSERT INTO journal_entry (seq, kind, at, exchange, peer, service, outcome, reason,"
                + " evidence_digest, previous, hash) VALUES (:seq, :kind, CAST(:at AS timestamptz),"
                + " CAST(:exchange AS uuid), '310118', 'certificate.marriage',"
                + " CAST(:outcome AS text), CAST(:reason AS text), '', '', '')")
        .param("seq", seq)
        .param("kind", kind)
        .param("at", at.toString())
        .param("exchange", "00000000-0000-7000-8000-%012d".formatted(exchange))
        .param("outcome", outcome)
        .param("reason", reason)
        .update();
  }

  @Test
  void todayIsCountedOnAndBeginsAnewAtMidnightInChina() {
    // Given
    var counts = new JournalCounts(database.dataSource());
    exchange(1, Instant.parse("2026-11-21T15:59:00Z"));
    exchange(3, Instant.parse("2026-11-21T16:01:00Z"));

    // When
    var first = counts.today(NOON);
    exchange(5, NOON);
    var second = counts.today(NOON);
    var tomorrow = counts.today(Instant.parse("2026-11-22T16:00:00Z"));

    // Then
    assertThat(first).isEqualTo(Map.of(SENT, 1L, GOT, 1L));
    assertThat(second).isEqualTo(Map.of(SENT, 2L, GOT, 2L));
    assertThat(new JournalCounts(database.dataSource()).today(NOON)).isEqualTo(second);
    assertThat(tomorrow).isEmpty();
    assertThat(counts.last(3)).extracting(JournalCounts.Entry::seq).containsExactly(6L, 5L, 4L);
    assertThat(counts.waited()).isEqualTo(Map.of("310118", 40L));
  }

  @Test
  void aMemberThatTheNewestAskFoundAwayIsMissedUntilItIsHeardOf() {
    // Given
    var day = Instant.parse("2026-11-25T04:00:00Z");
    var counts = new JournalCounts(database.dataSource());
    exchange(11, day);
    failed(13, day, "peer-unreachable");

    // When
    counts.today(day);
    var away = counts.missed();
    var readAnew = new JournalCounts(database.dataSource());
    readAnew.today(day);
    exchange(15, day);
    counts.today(day);
    var back = counts.missed();
    failed(17, day, "answer-invalid");
    counts.today(day);

    // Then
    assertThat(away).isEqualTo(Map.of("310118", "peer-unreachable"));
    assertThat(readAnew.missed()).isEqualTo(away);
    assertThat(back).isEmpty();
    assertThat(counts.missed()).isEmpty();
  }

  @Test
  void aRateIsWhatGrewOverTheLastSeconds() {
    // Given
    var rates = new Rates();

    // When
    rates.look(NOON, Map.of("a", 100L));
    rates.look(NOON.plusSeconds(5), Map.of("a", 150L, "b", 5L));

    // Then
    assertThat(rates.of("a")).isEqualTo(10.0);
    assertThat(rates.of("b")).isEqualTo(1.0);
    assertThat(rates.of("c")).isZero();
  }
}

package org.tongban.node.console.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongban.core.message.MessageId;
import org.tongban.node.console.list.TableState;
import org.tongban.node.store.Database;
import org.tongban.node.store.TestDatabases;

/** What needs a person, until it is over. */
class AlertStoreTest {
  private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
  private static Database database;

  @BeforeAll
  static void start() {
    database = TestDatabases.fresh(2);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void empty() {
    JdbcClient.create(database.dataSource()).sql("DELETE FROM console_alert").update();
  }

  /** A replica at that moment. */
  private static AlertStore at(Instant now) {
    return new AlertStore(database.dataSource(), Clock.fixed(now, ZoneOffset.UTC));
  }

  private static Finding overdue(String member, String cause, long count) {
    return new Finding(Rule.ANSWERS_OVERDUE, member, cause, count);
  }

  private static List<Alert> list(String state) {
    var shown = new TableState("/alerts", "", 1, 20, "", false, Map.of("state", state));
    return at(NOON).list(shown, List.of()).rows();
  }

  @Test
  void whatWasSeenStaysQuietUntilThereIsSomethingNewAboutIt() {
    // Given
    at(NOON).put(List.of(overdue("310118", "2026-11-20/a", 1)), true);
    var stale = at(NOON).acknowledge(Rule.ANSWERS_OVERDUE, "310118", "2026-11-19/x", "a", "n");
    var seen = at(NOON).acknowledge(Rule.ANSWERS_OVERDUE, "310118", "2026-11-20/a", "a", "n");

    // When: the same again, less than that, then one more
    at(NOON.plusSeconds(60)).put(List.of(overdue("310118", "2026-11-20/a", 1)), true);
    at(NOON.plusSeconds(70)).put(List.of(overdue("310118", "2026-11-18/a", 1)), true);
    var quiet = at(NOON).open();
    at(NOON.plusSeconds(90)).put(List.of(overdue("310118", "2026-11-21/b", 2)), true);

    // Then
    assertThat(stale).isFalse();
    assertThat(seen).isTrue();
    assertThat(quiet).isZero();
    assertThat(at(NOON).open()).isEqualTo(1);
    assertThat(list("open"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.since()).isEqualTo(NOON.plusSeconds(90));
              assertThat(one.count()).isEqualTo(2);
              assertThat(one.page()).endsWith("peer=310118");
            });
  }

  @Test
  void whatIsOverGoesAtOnceButWhatOnlyAnotherReplicaSeesStays() {
    // Given
    var disk = new Finding(Rule.DISK_LOW, "data", "50", 900);
    at(NOON).put(List.of(overdue("310118", "a", 1), disk), true);

    // When
    at(NOON.plusSeconds(60)).put(List.of(), false);
    var unknown = list("all").size();
    at(NOON.plusSeconds(61)).put(List.of(), true);
    var after = list("all");
    at(NOON.plus(Duration.ofMinutes(4))).put(List.of(), true);

    // Then
    assertThat(unknown).isEqualTo(2);
    assertThat(after).extracting(Alert::rule).containsExactly(Rule.DISK_LOW);
    assertThat(list("all")).isEmpty();
  }

  @Test
  void whatTheTablesSayIsFoundByMember() {
    // Given: one overdue since yesterday, one due today
    due("310118", "2026-11-21");
    due("320509", "2026-11-22");
    var watch = new StoreWatch(database.dataSource(), Clock.fixed(NOON, ZoneOffset.UTC));

    // When
    var found = watch.look();

    // Then
    assertThat(found)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.rule()).isEqualTo(Rule.ANSWERS_OVERDUE);
              assertThat(one.key()).isEqualTo("310118");
              assertThat(one.cause()).startsWith("2026-11-21/");
            });
  }

  private static void due(String member, String day) {
    JdbcClient.create(database.dataSource())
        .sql(
            "INSERT INTO own_later (exchange, member, service, ticket, due, kept_at, state)"
                + " VALUES (:id, :member, 'assistance.status', 't', CAST(:day AS date), now(),"
                + " 'PENDING')")
        .param("id", MessageId.next().value())
        .param("member", member)
        .param("day", day)
        .update();
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void eachRuleHasWordsAndASectionOfTheRunbook(Rule rule) throws IOException {
    // Given
    var words = Path.of("src/main/resources/org/tongban/node/console/Console_zh.properties");
    var runbook = Path.of("../docs/RUNBOOK.md");

    // Then
    assertThat(Files.readString(words)).contains("\n" + rule.text() + " = ");
    assertThat(Files.readAllLines(runbook)).contains("## " + rule.section());
  }
}

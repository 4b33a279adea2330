package org.tongban.node.console.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.batch.RowResult;
import org.tongban.node.console.list.TableState;
import org.tongban.node.console.user.Person;
import org.tongban.node.console.user.Role;
import org.tongban.node.store.BatchBook;
import org.tongban.node.store.Database;
import org.tongban.node.store.TestDatabases;

/** Who sees which batches, and how fast they go. */
class BatchListTest {
  private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
  private static final Person CLERK = person("clerk-1", "aid", Role.CLERK);
  private static Database database;

  private BatchBook book;
  private BatchList list;

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
    sql("DELETE FROM batch");
    book = new BatchBook(database.dataSource());
    list = new BatchList(database.dataSource(), book, Clock.fixed(NOON, ZoneOffset.UTC));
  }

  private static void sql(String text) {
    JdbcClient.create(database.dataSource()).sql(text).update();
  }

  private static Person person(String name, String unit, Role... roles) {
    return new Person(name, true, false, false, Set.of(roles), unit, Optional.empty(), 1);
  }

  private MessageId begun(String system, String unit, String operator) {
    var id = MessageId.next();
    book.open(
        id,
        new ServiceId("assistance.status"),
        ServiceVersion.parse("1.0"),
        new Actor(system, unit, operator),
        NOON.minusSeconds(100));
    sql("UPDATE batch SET state = 'RUNNING', rows = 300 WHERE id = '" + id + "'");
    return id;
  }

  private static TableState state(String query, String state) {
    return new TableState("/batches", query, 1, 20, "", false, Map.of("state", state));
  }

  private List<MessageId> seen(Person person, String query, String state) {
    return list.list(person, state(query, state)).rows().stream()
        .map(one -> one.batch().id())
        .toList();
  }

  @Test
  void aClerkSeesTheOwnUnitsAndWhoAuditsAllButNoRow() {
    // Given
    var colleague = begun("console", "aid", "clerk-2");
    var otherUnit = begun("console", "care", "clerk-3");
    var system = begun("aid-system", "aid", "op");
    var auditor = person("auditor-1", "", Role.AUDITOR);

    // Then
    assertThat(seen(CLERK, "", "")).containsExactly(colleague);
    assertThat(seen(auditor, "", "")).contains(colleague, otherUnit, system).hasSize(3);
    assertThat(seen(auditor, "CARE", "RUNNING")).containsExactly(otherUnit);
    assertThat(seen(auditor, "", "DONE")).isEmpty();
    assertThat(seen(auditor, "%", "")).isEmpty();
    assertThat(list.find(CLERK, colleague.toString()).may("pause")).isTrue();
    assertThat(list.find(auditor, colleague.toString()).may("pause")).isFalse();
    assertThatThrownBy(() -> list.find(CLERK, otherUnit.toString()))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> list.own(auditor, system.toString()))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> list.find(auditor, "x")).isInstanceOf(RefusedException.class);
  }

  @Test
  void theTimeLeftIsToldByWhatWasSettledOfLate() {
    // Given: 60 within the last minute, 40 before
    var id = begun("console", "aid", "clerk-1");
    settled(id, 0, 60, NOON.minusSeconds(30));
    settled(id, 1, 40, NOON.minusSeconds(90));

    // When
    var one = list.find(CLERK, id.toString());

    // Then
    assertThat(one.settled()).isEqualTo(100);
    assertThat(one.perSecond()).isEqualTo(1.0);
    assertThat(one.left()).isEqualTo(200);
    book.move(id, org.tongban.node.store.Batch.State.PAUSED, one.batch().state());
    assertThat(list.find(CLERK, id.toString()).left()).isNegative();
  }

  private static void settled(MessageId id, int number, int answered, Instant at) {
    JdbcClient.create(database.dataSource())
        .sql(
            "INSERT INTO batch_chunk (batch, number, destination, rows, exchange, state, answered,"
                + " at, request_digest) VALUES (:batch, :number, '310118', '{1}', :exchange,"
                + " 'ANSWERED', :answered, CAST(:at AS timestamptz), '')")
        .param("batch", id.value())
        .param("number", number)
        .param("exchange", MessageId.next().value())
        .param("answered", answered)
        .param("at", at.toString())
        .update();
  }

  @Test
  void aRowKeepsTheNumberOfTheFileThatWasUploaded() {
    // Given
    var first = begun("console", "aid", "clerk-1");
    var again = begun("console", "aid", "clerk-1");
    var repetitions = new Repetitions(database.dataSource());

    // When
    repetitions.note(again, first, List.of(7L, 9L));

    // Then
    var row = new RowResult(2, MessageId.next(), 0, Optional.empty(), Optional.of("x"));
    assertThat(repetitions.numbers(again).apply(row).row()).isEqualTo(9);
    assertThat(repetitions.numbers(first).apply(row).row()).isEqualTo(2);
    assertThat(repetitions.repeats(again)).contains(first);
    assertThat(repetitions.of(first)).containsExactly(again);
  }
}

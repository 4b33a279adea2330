package org.tongban.node.console.subjects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.console.subjects.Questions.Ground;
import org.tongban.node.store.TestDatabases;

/** What persons question in their own record. */
class QuestionsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

  @Test
  void aQuestionIsKeptOnceAndOnlyOfAnExchangeThatIsThere() {
    try (var database = TestDatabases.fresh(2)) {
      // Given
      var questions = new Questions(database.dataSource(), Clock.fixed(NOON, ZoneOffset.UTC));
      var exchange = MessageId.next();
      JdbcClient.create(database.dataSource())
          .sql(
              "INSERT INTO journal_entry (seq, kind, at, exchange, evidence_digest, previous, hash)"
                  + " VALUES (1, 'ASK_SENT', CAST(:at AS timestamptz), :exchange, '', '', '')")
          .param("at", NOON.toString())
          .param("exchange", exchange.value())
          .update();

      // When
      questions.raise(exchange, Ground.OTHER, "YY-1", "clerk-1");
      questions.raise(exchange, Ground.NOT_AUTHORIZED, "YY-1", "clerk-1");

      // Then
      assertThat(questions.since(NOON.minusSeconds(1)))
          .containsExactly(new Questions.Question(exchange, Ground.NOT_AUTHORIZED, "YY-1", NOON));
      assertThat(questions.since(NOON)).isEmpty();
      assertThatThrownBy(() -> questions.raise(MessageId.next(), Ground.OTHER, "YY-1", "clerk-1"))
          .isInstanceOf(RefusedException.class);
    }
  }

  @Test
  void theNumberOfThePaperIsNoPersons() {
    // Then
    assertThat(Questions.isReference("YY-2026/17")).isTrue();
    assertThat(Questions.isReference("")).isFalse();
    assertThat(Questions.isReference("310199194003050029")).isFalse();
    assertThat(Questions.isReference("张三")).isFalse();
  }
}

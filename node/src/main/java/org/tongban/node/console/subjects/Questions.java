package org.tongban.node.console.subjects;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/** What persons question in their own record, until an auditor has looked. */
public final class Questions {
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._/-]{1,64}");

  private final JdbcClient database;
  private final Clock clock;

  public Questions(DataSource source, Clock clock) {
    this.database = JdbcClient.create(source);
    this.clock = clock;
  }

  /** Why. The person's own words stand on paper. */
  public enum Ground {
    NOTHING_TO_DO_WITH_ME,
    NOT_AUTHORIZED,
    WRONG_PURPOSE,
    OTHER
  }

  /**
   * One of them.
   *
   * @param reference the desk's own number of the paper
   */
  public record Question(MessageId exchange, Ground ground, String reference, Instant at) {}

  /** Whether a paper may have that number: none that could be a person's. */
  static boolean isReference(String text) {
    return REFERENCE.matcher(text).matches() && !text.matches(".*[0-9]{15,}.*");
  }

  /**
   * Keeps one; twice is once.
   *
   * @throws RefusedException {@code EXCHANGE_UNKNOWN} where the journal has no such exchange
   */
  void raise(MessageId exchange, Ground ground, String reference, String by) {
    int kept =
        database
            .sql(
                "INSERT INTO subject_question (exchange, ground, reference, at, raised_by)"
                    + " SELECT :exchange, :ground, :reference, :at, :by WHERE EXISTS"
                    + " (SELECT FROM journal_entry WHERE exchange = :exchange)"
                    + " ON CONFLICT (exchange, reference) DO UPDATE SET ground = excluded.ground")
            .param("exchange", exchange.value())
            .param("ground", ground.name())
            .param("reference", reference)
            .param("at", Timestamp.from(clock.instant()))
            .param("by", by)
            .update();
    if (kept == 0) {
      throw new RefusedException(Reason.EXCHANGE_UNKNOWN, "no such exchange");
    }
  }

  /** Those of the last time, the newest first. */
  public List<Question> since(Instant from) {
    return database
        .sql(
            "SELECT exchange, ground, reference, at FROM subject_question WHERE at > :from"
                + " ORDER BY at DESC LIMIT 1000")
        .param("from", Timestamp.from(from))
        .query(
            (row, number) ->
                new Question(
                    new MessageId(row.getObject(1, UUID.class)),
                    Ground.valueOf(row.getString(2)),
                    row.getString(3),
                    row.getTimestamp(4).toInstant()))
        .list();
  }
}

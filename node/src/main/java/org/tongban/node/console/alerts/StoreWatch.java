package org.tongban.node.console.alerts;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongban.core.policy.Policy;

/**
 * What the tables say, the same on all replicas. Each statement gives key, cause and count, and is
 * told the day and the moment.
 */
final class StoreWatch implements Watch {
  /** Long enough for a person to have been told otherwise. */
  private static final Duration LOOKED_BACK = Duration.ofDays(30);

  /** A step that is settled takes seconds. */
  private static final Duration HANGING = Duration.ofHours(1);

  /** {@code due} alone would hide a second one of the same day. */
  private static final Map<Rule, String> STATEMENTS =
      Map.of(
          Rule.ANSWERS_OVERDUE,
          "SELECT member, max(due || '/' || exchange), count(*) FROM own_later"
              + " WHERE closed_at IS NULL AND due < :today GROUP BY member",
          Rule.ANSWERS_OWED,
          "SELECT issuer, max(due || '/' || ticket), count(*) FROM later_ask"
              + " WHERE closed_at IS NULL AND due < :today GROUP BY issuer",
          Rule.MEMBER_AWAY,
          "SELECT member, max(kept_at)::text, count(*) FROM own_later"
              + " WHERE closed_at IS NULL AND resting GROUP BY member",
          Rule.EVENTS_STUCK,
          "SELECT member, max(closed_at)::text, count(*) FROM event_sent"
              + " WHERE state IN ('PARKED', 'EXPIRED') AND closed_at > :back GROUP BY member",
          Rule.EVENTS_OVERDUE,
          "SELECT issuer, max(due || '/' || id), count(*) FROM event_received"
              + " WHERE disposed_at IS NULL AND due < :today GROUP BY issuer",
          Rule.NOTICES_UNSENT,
          "SELECT member, max(closed_at)::text, count(*) FROM notice_out"
              + " WHERE NOT sent AND closed_at > :back GROUP BY member",
          Rule.IN_DOUBT,
          "SELECT asked_of, max(changed_at)::text, count(*) FROM two_phase"
              + " WHERE state = 'IN_DOUBT' OR state IN ('COMMITTING', 'CANCELLING')"
              + " AND changed_at < :hanging GROUP BY asked_of",
          Rule.BATCH_FAILED,
          "SELECT b.service, max(b.closed_at)::text, count(DISTINCT b.id) FROM batch b"
              + " JOIN batch_chunk c ON c.batch = b.id WHERE b.state = 'DONE' AND c.failed > 0"
              + " AND b.closed_at > :back GROUP BY b.service",
          Rule.SUBJECT_QUESTION,
          "SELECT exchange::text, max(at)::text, count(*) FROM subject_question"
              + " GROUP BY exchange");

  private final JdbcClient database;
  private final Clock clock;

  StoreWatch(DataSource source, Clock clock) {
    this.database = JdbcClient.create(source);
    this.clock = clock;
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public List<Finding> look() {
    var found = new ArrayList<Finding>();
    STATEMENTS.forEach((rule, text) -> found.addAll(look(rule, text)));
    return found;
  }

  private List<Finding> look(Rule rule, String text) {
    var now = clock.instant();
    return database
        .sql(text)
        .params(
            Map.of(
                "today", Date.valueOf(LocalDate.ofInstant(now, Policy.CALENDAR)),
                "back", Timestamp.from(now.minus(LOOKED_BACK)),
                "hanging", Timestamp.from(now.minus(HANGING))))
        .query(
            (row, number) -> new Finding(rule, row.getString(1), row.getString(2), row.getLong(3)))
        .list();
  }
}

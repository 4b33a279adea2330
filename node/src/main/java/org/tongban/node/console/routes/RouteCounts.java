package org.tongban.node.console.routes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What became of asks for each service in the last 24 hours, to the hour, counted on from where the
 * last look ended: a look costs what was recorded since.
 */
final class RouteCounts {
  private static final Duration DAY = Duration.ofHours(24);

  /** Refusals that are about the look-up or its register, not about the asker. */
  private static final String FAILED =
      "('register-unavailable', 'register-answer-invalid', 'not-competent')";

  private static final String COUNT =
      "SELECT service, date_trunc('hour', at) AS hour, count(*) AS asked,"
          + " count(*) FILTER (WHERE reason IN "
          + FAILED
          + ") AS failed, max(at) FILTER (WHERE reason IN "
          + FAILED
          + ") AS failed_at, (array_agg(reason ORDER BY seq DESC) FILTER (WHERE reason IN "
          + FAILED
          + "))[1] AS reason FROM journal_entry WHERE seq > :from AND seq <= :to AND at >= :since"
          + " AND kind IN ('ANSWER_SENT', 'REFUSAL_SENT') AND service IS NOT NULL GROUP BY 1, 2";

  private final JdbcClient database;
  private final Map<Hour, Count> hours = new TreeMap<>();
  private long seen;

  RouteCounts(DataSource source) {
    this.database = JdbcClient.create(source);
  }

  private record Hour(Instant begin, String service) implements Comparable<Hour> {
    @Override
    public int compareTo(Hour other) {
      int order = begin.compareTo(other.begin);
      return order == 0 ? service.compareTo(other.service) : order;
    }
  }

  /**
   * Of one service.
   *
   * @param asked answers and refusals; a message of many counts once
   * @param failed those of them that the look-up or its register is to blame for
   * @param reason of the last of these, empty for none
   * @param failedAt when that was
   */
  record Count(long asked, long failed, String reason, Instant failedAt) {
    static final Count NONE = new Count(0, 0, "", Instant.EPOCH);

    Count and(Count other) {
      var later = other.failedAt.isAfter(failedAt) ? other : this;
      return new Count(asked + other.asked, failed + other.failed, later.reason, later.failedAt);
    }

    /** Failed ones in percent, rounded up. */
    public long rate() {
      return asked == 0 ? 0 : (failed * 100 + asked - 1) / asked;
    }
  }

  /** By service. */
  synchronized Map<String, Count> last24h(Instant now) {
    var since = now.minus(DAY);
    long head = database.sql("SELECT seq FROM journal_head").query(Long.class).single();
    hours.keySet().removeIf(hour -> hour.begin().isBefore(since));
    if (head > seen) {
      count(since, head);
      seen = head;
    }
    var counts = new TreeMap<String, Count>();
    hours.forEach((hour, count) -> counts.merge(hour.service(), count, Count::and));
    return counts;
  }

  private void count(Instant since, long head) {
    database
        .sql(COUNT)
        .param("from", seen)
        .param("to", head)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .query(
            row -> {
              var at = time(row, "hour");
              hours.merge(new Hour(at, row.getString("service")), read(row), Count::and);
            });
  }

  private static Count read(ResultSet row) throws SQLException {
    var reason = row.getString("reason");
    return reason == null
        ? new Count(row.getLong("asked"), 0, "", Instant.EPOCH)
        : new Count(row.getLong("asked"), row.getLong("failed"), reason, time(row, "failed_at"));
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}

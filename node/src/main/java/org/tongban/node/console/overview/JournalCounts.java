package org.tongban.node.console.overview;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongban.core.policy.Policy;
import org.tongban.core.refusal.Reason;

/**
 * What the journal holds of today, counted on from where the last look ended: a look costs what was
 * recorded since, however long the journal is. Only the first look of a day counts all of the day.
 */
public final class JournalCounts {
  /** By the index of times once a day, by number after that. */
  private static final String COUNT =
      "SELECT kind, coalesce(peer, '') AS peer, coalesce(outcome, '') AS outcome, count(*),"
          + " coalesce(reason, '') AS reason, max(seq) AS newest"
          + " FROM journal_entry WHERE seq > :from AND seq <= :to AND at >= :midnight"
          + " GROUP BY 1, 2, 3, 5 ORDER BY newest";

  private static final String LAST =
      "SELECT seq, at, kind, coalesce(peer, '') AS peer, coalesce(service, '') AS service,"
          + " coalesce(outcome, '') AS outcome, coalesce(reason, '') AS reason"
          + " FROM journal_entry ORDER BY seq DESC LIMIT :most";

  /** Only of the newest entries: the partner of each is found by the index of exchanges. */
  private static final String WAITED =
      "SELECT a.peer, percentile_cont(0.5) WITHIN GROUP"
          + " (ORDER BY extract(epoch FROM a.at - s.at) * 1000) FROM (SELECT exchange, peer, at, seq"
          + " FROM journal_entry WHERE seq > :from AND kind = 'ANSWER_RECEIVED' AND peer IS NOT NULL"
          + " ORDER BY seq DESC LIMIT 300) a JOIN journal_entry s ON s.exchange = a.exchange"
          + " AND s.kind = 'ASK_SENT' AND s.seq < a.seq GROUP BY a.peer";

  private static final long NEWEST = 3_000;

  private static final Set<String> AWAY =
      Set.of(Reason.PEER_UNREACHABLE.code(), Reason.PEER_TIMEOUT.code());
  private static final Set<String> HEARD =
      Set.of("ANSWER_RECEIVED", "ASK_RECEIVED", "RECEIPT_RECEIVED");

  private final JdbcClient database;
  private final Map<Kind, Long> counts = new TreeMap<>();
  private final Map<String, String> missed = new TreeMap<>();
  private LocalDate day = LocalDate.EPOCH;
  private long seen;

  JournalCounts(DataSource source) {
    this.database = JdbcClient.create(source);
  }

  /**
   * What is counted apart.
   *
   * @param peer empty for none
   * @param outcome empty for none
   */
  record Kind(String kind, String peer, String outcome) implements Comparable<Kind> {
    @Override
    public int compareTo(Kind other) {
      return (kind + ' ' + peer + ' ' + outcome)
          .compareTo(other.kind + ' ' + other.peer + ' ' + other.outcome);
    }
  }

  /** An entry, in short. */
  public record Entry(
      long seq,
      Instant at,
      String kind,
      String peer,
      String service,
      String outcome,
      String reason) {}

  /** The counts of the day in China up to the end of the journal. */
  synchronized Map<Kind, Long> today(Instant now) {
    var today = LocalDate.ofInstant(now, Policy.CALENDAR);
    if (!today.equals(day)) {
      counts.clear();
      missed.clear();
      seen = 0;
      day = today;
    }
    long head = head();
    if (head > seen) {
      count(head);
      seen = head;
    }
    return new TreeMap<>(counts);
  }

  private long head() {
    return database.sql("SELECT seq FROM journal_head").query(Long.class).optional().orElse(0L);
  }

  private void count(long head) {
    var midnight = day.atStartOfDay(Policy.CALENDAR).toOffsetDateTime();
    database
        .sql(COUNT)
        .param("from", seen)
        .param("to", head)
        .param("midnight", midnight.withOffsetSameInstant(ZoneOffset.UTC))
        .query(
            row -> {
              var kind = new Kind(row.getString(1), row.getString(2), row.getString(3));
              counts.merge(kind, row.getLong(4), Long::sum);
              note(kind, row.getString(5));
            });
  }

  private void note(Kind kind, String reason) {
    if (kind.kind().equals("DELIVERY_FAILED") && AWAY.contains(reason)) {
      missed.put(kind.peer(), reason);
    } else if (HEARD.contains(kind.kind())) {
      missed.remove(kind.peer());
    }
  }

  /**
   * Members that the newest ask of today found away, and nothing was heard of since: code to code
   * of the reason. As of the last look at {@link #today}.
   */
  synchronized Map<String, String> missed() {
    return Map.copyOf(missed);
  }

  /** The newest entries. */
  List<Entry> last(int most) {
    return database.sql(LAST).param("most", most).query((row, n) -> entry(row)).list();
  }

  /** Milliseconds between ask and answer, the middle one of the newest, by peer. */
  Map<String, Long> waited() {
    var found = new TreeMap<String, Long>();
    database
        .sql(WAITED)
        .param("from", head() - NEWEST)
        .query(
            row -> {
              found.put(row.getString(1), Math.round(row.getDouble(2)));
            });
    return found;
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong("seq"),
        Optional.ofNullable(row.getObject("at", OffsetDateTime.class)).orElseThrow().toInstant(),
        row.getString("kind"),
        row.getString("peer"),
        row.getString("service"),
        row.getString("outcome"),
        row.getString("reason"));
  }
}

package org.tongban.node.console.alerts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongban.node.console.list.Listing;
import org.tongban.node.console.list.TableState;

/** What needs a person, over all replicas and restarts. */
final class AlertStore {
  /** Longer than every replica takes to look again. */
  private static final Duration STILL = Duration.ofMinutes(3);

  private static final String PUT =
      "INSERT INTO console_alert AS a (rule, key, cause, count, since, seen_at)"
          + " VALUES (:rule, :key, :cause, :count, :now, :now) ON CONFLICT (rule, key) DO UPDATE"
          + " SET cause = excluded.cause, count = excluded.count, seen_at = excluded.seen_at,"
          // what was dealt with begins anew
          + " since = CASE WHEN a.ack_cause < excluded.cause THEN excluded.since ELSE a.since END,"
          + " ack_cause = CASE WHEN a.ack_cause >= excluded.cause THEN a.ack_cause END,"
          + " ack_by = CASE WHEN a.ack_cause >= excluded.cause THEN a.ack_by END,"
          + " ack_at = CASE WHEN a.ack_cause >= excluded.cause THEN a.ack_at END,"
          + " note = CASE WHEN a.ack_cause >= excluded.cause THEN a.note END";

  private static final String FOUND =
      " FROM console_alert WHERE rule = ANY (:known) AND (:state = 'all' OR (ack_cause IS NULL)"
          + " = (:state <> 'seen')) AND (:q = '' OR rule = ANY (:named)"
          + " OR position(lower(:q) IN lower(rule || ' ' || key)) > 0)";

  private static final String[] KNOWN =
      Arrays.stream(Rule.values()).map(Enum::name).toArray(String[]::new);

  private final JdbcClient database;
  private final TransactionTemplate transactions;
  private final Clock clock;

  AlertStore(DataSource source, Clock clock) {
    this.database = JdbcClient.create(source);
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(source));
    this.clock = clock;
  }

  /**
   * Takes down what was found.
   *
   * @param looked whether all of it could be looked for; else nothing is over
   */
  void put(List<Finding> found, boolean looked) {
    transactions.executeWithoutResult(
        state -> {
          var now = Timestamp.from(clock.instant());
          // in the same order on all replicas
          found.stream()
              .collect(
                  Collectors.toMap(
                      one -> one.rule() + " " + one.key(),
                      one -> one,
                      AlertStore::worse,
                      java.util.TreeMap::new))
              .values()
              .forEach(one -> put(one, now));
          if (looked) {
            over(now);
          }
        });
  }

  private static Finding worse(Finding one, Finding other) {
    return one.cause().compareTo(other.cause()) >= 0 ? one : other;
  }

  private void put(Finding one, Timestamp now) {
    database
        .sql(PUT)
        .param("rule", one.rule().name())
        .param("key", one.key())
        .param("cause", one.cause())
        .param("count", one.count())
        .param("now", now)
        .update();
  }

  /** What all replicas see alike is over when one doesn't; the rest when none does any more. */
  private void over(Timestamp now) {
    var local =
        Arrays.stream(Rule.values()).filter(Rule::local).map(Enum::name).toArray(String[]::new);
    database
        .sql(
            "DELETE FROM console_alert WHERE seen_at < :now AND NOT rule = ANY (:local)"
                + " OR seen_at < :still")
        .param("now", now)
        .param("local", local)
        .param("still", Timestamp.from(now.toInstant().minus(STILL)))
        .update();
  }

  /** How many nobody has looked at. */
  long open() {
    return database
        .sql("SELECT count(*) FROM console_alert WHERE ack_cause IS NULL AND rule = ANY (:known)")
        .param("known", KNOWN)
        .query(Long.class)
        .single();
  }

  /**
   * One page, the worst and then the oldest first.
   *
   * @param named rules whose words are searched for
   */
  Listing<Alert> list(TableState state, List<Rule> named) {
    var values =
        Map.<String, Object>of(
            "known",
            KNOWN,
            "named",
            named.stream().map(Enum::name).toArray(String[]::new),
            "state",
            state.filter("state"),
            "q",
            state.query(),
            "bad",
            Arrays.stream(Rule.values())
                .filter(rule -> rule.level() == Rule.Level.BAD)
                .map(Enum::name)
                .toArray(String[]::new));
    long total = database.sql("SELECT count(*)" + FOUND).params(values).query(Long.class).single();
    var shown = state.within(total);
    var rows =
        database
            .sql(
                "SELECT rule, key, cause, count, since, ack_by, ack_at, note"
                    + FOUND
                    + " ORDER BY ack_cause IS NOT NULL, NOT rule = ANY (:bad), since, rule, key"
                    + " LIMIT :size OFFSET :from")
            .params(values)
            .param("size", shown.size())
            .param("from", shown.from())
            .query((row, number) -> alert(row))
            .list();
    return new Listing<>(rows, total, shown);
  }

  private static Alert alert(ResultSet row) throws SQLException {
    var by = Optional.ofNullable(row.getString(6));
    var at = row.getTimestamp(7);
    var note = row.getString(8);
    return new Alert(
        Rule.valueOf(row.getString(1)),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.getTimestamp(5).toInstant(),
        by.map(who -> new Alert.Seen(who, at.toInstant(), note)));
  }

  /**
   * Somebody has looked at it.
   *
   * @param cause as it was shown
   * @return whether it is still there, and still that
   */
  boolean acknowledge(Rule rule, String key, String cause, String by, String note) {
    return database
            .sql(
                "UPDATE console_alert SET ack_cause = cause, ack_by = :by, ack_at = :at,"
                    + " note = :note WHERE rule = :rule AND key = :key AND cause = :cause")
            .param("rule", rule.name())
            .param("key", key)
            .param("cause", cause)
            .param("by", by)
            .param("at", Timestamp.from(clock.instant()))
            .param("note", note)
            .update()
        == 1;
  }
}

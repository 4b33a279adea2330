package org.tongban.node.diagnosis;

import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the database says of itself, of open alerts, and of what was done by nobody in particular.
 */
public final class StoreParts {
  private static final String SERVER =
      "SELECT version() || E'\\n' || 'tables are of version ' || coalesce((SELECT version"
          + " FROM flyway_schema_history WHERE success ORDER BY installed_rank DESC LIMIT 1), '-')"
          + " || E'\\n' || 'bytes: ' || pg_database_size(current_database())";

  private static final String TABLES =
      "SELECT relname || ': ' || pg_total_relation_size(relid) || ' bytes, about ' || n_live_tup"
          + " || ' rows, dead ' || n_dead_tup FROM pg_stat_user_tables ORDER BY relname";

  private static final String LOCKS =
      "SELECT state || ' ' || coalesce(wait_event_type, '-') || ' ' || coalesce(wait_event, '-')"
          + " || ' ' || count(*) FROM pg_stat_activity WHERE datname = current_database()"
          + " AND state IS NOT NULL GROUP BY state, wait_event_type, wait_event ORDER BY 1";

  /** Neither its cause nor what somebody said to it. */
  private static final String ALERTS =
      "SELECT rule || ' ' || key || ', ' || count || ' since ' || since || CASE WHEN ack_cause"
          + " IS NULL THEN '' ELSE ', seen' END FROM console_alert ORDER BY since, rule, key";

  /** Neither who nor to whom. */
  private static final String OPERATIONS =
      "SELECT at || ' ' || act FROM console_operation ORDER BY seq DESC LIMIT 200";

  private final JdbcClient database;

  /** Over the node's migrated database. */
  public StoreParts(DataSource source) {
    this.database = JdbcClient.create(source);
  }

  /** All of them. */
  public List<DiagnosisPart> parts() {
    return List.of(
        new DiagnosisPart("database.txt", () -> lines(SERVER) + lines(TABLES) + lines(LOCKS)),
        new DiagnosisPart("alerts.txt", () -> lines(ALERTS)),
        new DiagnosisPart("operations.txt", () -> lines(OPERATIONS)));
  }

  private String lines(String statement) {
    return database.sql(statement).query(String.class).list().stream()
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }
}

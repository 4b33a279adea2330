package org.tongban.node.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When systems last called the local API, over all replicas. */
public final class CallerUseBook {
  private static final String USED =
      "INSERT INTO caller_use AS u (system, at) VALUES (:system, :at)"
          + " ON CONFLICT (system) DO UPDATE SET at = excluded.at WHERE u.at < excluded.at";

  private final JdbcClient database;

  /** Over the node's migrated database. */
  public CallerUseBook(DataSource source) {
    this.database = JdbcClient.create(source);
  }

  /** Keeps it, unless a later one is kept already. */
  public void used(String system, Instant at) {
    database.sql(USED).param("system", system).param("at", at.atOffset(ZoneOffset.UTC)).update();
  }

  /** The last ones, by the system. */
  public Map<String, Instant> last() {
    var found = new TreeMap<String, Instant>();
    database
        .sql("SELECT system, at FROM caller_use")
        .query(
            row -> {
              found.put(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant());
            });
    return found;
  }
}

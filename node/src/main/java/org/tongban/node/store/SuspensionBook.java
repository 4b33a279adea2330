package org.tongban.node.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongban.core.message.MemberCode;

/**
 * With whom nothing is exchanged for a time, over all replicas. The row of this member itself is
 * its maintenance: then nothing is exchanged with anybody.
 */
public final class SuspensionBook {
  private static final String SUSPEND =
      "INSERT INTO peer_suspension (member, who, why, since, until)"
          + " VALUES (:member, :who, :why, :since, CAST(:until AS timestamptz))"
          + " ON CONFLICT (member) DO UPDATE SET who = excluded.who, why = excluded.why,"
          + " since = excluded.since, until = excluded.until";

  private final JdbcClient database;

  /** Over the node's migrated database. */
  public SuspensionBook(DataSource source) {
    this.database = JdbcClient.create(source);
  }

  /** In place of the one before, if there is one. */
  public void suspend(MemberCode member, Suspension suspension) {
    database
        .sql(SUSPEND)
        .param("member", member.value())
        .param("who", suspension.who())
        .param("why", suspension.why())
        .param("since", time(suspension.since()))
        .param("until", suspension.until().map(SuspensionBook::time).orElse(null))
        .update();
  }

  /** True where there was one. */
  public boolean resume(MemberCode member) {
    return database
            .sql("DELETE FROM peer_suspension WHERE member = :member")
            .param("member", member.value())
            .update()
        == 1;
  }

  /** All by the member's code, also those that are over. */
  public Map<String, Suspension> all() {
    var found = new TreeMap<String, Suspension>();
    database
        .sql("SELECT member, who, why, since, until FROM peer_suspension")
        .query(
            row -> {
              found.put(row.getString(1), suspension(row));
            });
    return found;
  }

  private static Suspension suspension(ResultSet row) throws SQLException {
    return new Suspension(
        row.getString(2),
        row.getString(3),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject(5, OffsetDateTime.class)).map(OffsetDateTime::toInstant));
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}

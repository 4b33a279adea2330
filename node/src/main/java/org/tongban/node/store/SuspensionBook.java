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
          + " since = excluded.since, until = excluded.until WHERE peer_suspension.approved_by IS NULL";

  private final JdbcClient database;

  /** Over the node's migrated database. */
  public SuspensionBook(DataSource source) {
    this.database = JdbcClient.create(source);
  }

  /** In place of the one before, if there is one; what two people decided stays. */
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

  /** Removes a member, as two people decided. */
  public void remove(MemberCode member, Suspension removal) {
    suspend(member, removal);
    database
        .sql(
            "UPDATE peer_suspension SET who = :who, why = :why, since = :since, until = NULL,"
                + " approved_by = :second WHERE member = :member")
        .param("who", removal.who())
        .param("why", removal.why())
        .param("since", time(removal.since()))
        .param("second", removal.approvedBy().orElseThrow())
        .param("member", member.value())
        .update();
  }

  /** Takes a member back, as two people decided. True where it was removed. */
  public boolean takeBack(MemberCode member) {
    return database
            .sql("DELETE FROM peer_suspension WHERE member = ? AND approved_by IS NOT NULL")
            .param(member.value())
            .update()
        == 1;
  }

  /** True where there was one that one person may end. */
  public boolean resume(MemberCode member) {
    return database
            .sql("DELETE FROM peer_suspension WHERE member = :member AND approved_by IS NULL")
            .param("member", member.value())
            .update()
        == 1;
  }

  /** All by the member's code, also those that are over. */
  public Map<String, Suspension> all() {
    var found = new TreeMap<String, Suspension>();
    database
        .sql("SELECT member, who, why, since, until, approved_by FROM peer_suspension")
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
        Optional.ofNullable(row.getObject(5, OffsetDateTime.class)).map(OffsetDateTime::toInstant),
        Optional.ofNullable(row.getString(6)));
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}

package org.tongban.node.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongban.core.message.MemberCode;

/** The last test of the connection to each member, over all replicas. */
public final class PeerTestBook {
  private static final String BEGIN =
      "INSERT INTO peer_test AS t (member, id, who, started, findings)"
          + " VALUES (:member, :id, :who, :now, '{}') ON CONFLICT (member) DO UPDATE"
          + " SET id = excluded.id, who = excluded.who, started = excluded.started, ended = NULL,"
          + " findings = '{}' WHERE t.ended IS NOT NULL OR t.started < :stale";

  private final JdbcClient database;

  /** Over the node's migrated database. */
  public PeerTestBook(DataSource source) {
    this.database = JdbcClient.create(source);
  }

  /**
   * Takes a test on.
   *
   * @param stale one that began before and has not ended was given up by its replica
   * @return its id; empty while another one runs
   */
  public Optional<UUID> begin(MemberCode member, String who, Instant now, Instant stale) {
    var id = UUID.randomUUID();
    int begun =
        database
            .sql(BEGIN)
            .param("member", member.value())
            .param("id", id)
            .param("who", who)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("stale", stale.atOffset(ZoneOffset.UTC))
            .update();
    return begun == 1 ? Optional.of(id) : Optional.empty();
  }

  /** Adds a line, unless another test has taken the place. */
  public void found(UUID id, String line) {
    database
        .sql("UPDATE peer_test SET findings = findings || :line::text WHERE id = :id")
        .param("line", line)
        .param("id", id)
        .update();
  }

  /** Notes that it is over. */
  public void end(UUID id, Instant now) {
    database
        .sql("UPDATE peer_test SET ended = :now WHERE id = :id")
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
  }

  /** The last one, whether it runs or is over. */
  public Optional<PeerTest> last(MemberCode member) {
    return database
        .sql("SELECT who, started, ended, findings FROM peer_test WHERE member = :member")
        .param("member", member.value())
        .query((row, number) -> test(row))
        .optional();
  }

  private static PeerTest test(ResultSet row) throws SQLException {
    return new PeerTest(
        row.getString(1),
        row.getObject(2, OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject(3, OffsetDateTime.class)).map(OffsetDateTime::toInstant),
        List.of((String[]) row.getArray(4).getArray()));
  }
}

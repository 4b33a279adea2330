package org.tongban.node.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongban.node.store.BackupNote.Kind;

/** What this node was told of copies of its database. */
public final class BackupBook {
  private static final String SELECT = "SELECT kind, at, entries, place FROM backup_note";

  private final JdbcClient database;

  /** Over the node's migrated database. */
  public BackupBook(DataSource source) {
    this.database = JdbcClient.create(source);
  }

  /** Keeps it. */
  public void keep(BackupNote note) {
    database
        .sql(
            "INSERT INTO backup_note (kind, at, entries, place)"
                + " VALUES (:kind, :at, :entries, :place)")
        .param("kind", note.kind().name())
        .param("at", note.at().atOffset(ZoneOffset.UTC))
        .param("entries", note.entries())
        .param("place", note.place())
        .update();
  }

  /** The last one of its kind. */
  public Optional<BackupNote> last(Kind kind) {
    return database
        .sql(SELECT + " WHERE kind = ? ORDER BY at DESC LIMIT 1")
        .param(kind.name())
        .query(BackupBook::note)
        .optional();
  }

  /** The last ones, the newest first. */
  public List<BackupNote> last(int most) {
    return database
        .sql(SELECT + " ORDER BY at DESC, seq DESC LIMIT ?")
        .param(most)
        .query(BackupBook::note)
        .list();
  }

  /** How many entries the journal has now. */
  public long entries() {
    return database.sql("SELECT seq FROM journal_head").query(Long.class).single();
  }

  private static BackupNote note(ResultSet row, int number) throws SQLException {
    return new BackupNote(
        Kind.valueOf(row.getString(1)),
        row.getObject(2, OffsetDateTime.class).toInstant(),
        row.getLong(3),
        row.getString(4));
  }
}

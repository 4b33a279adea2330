package org.tongban.node.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.tongban.core.proof.Stamp;

/** The time-stamps of the journal's checkpoints in PostgreSQL. */
public final class StampStore {
  private static final String KEEP =
      "INSERT INTO log_stamp (size, authority, note, manifest, token, at) VALUES (?,?,?,?,?,?)"
          + " ON CONFLICT DO NOTHING";
  private static final String COVERING =
      "SELECT note, manifest, token, size FROM log_stamp WHERE size >= ? ORDER BY size LIMIT 1";
  private static final String STAMPED = "SELECT coalesce(max(size), 0) FROM log_stamp";

  /** One row by two indexes, whatever the journal's length. */
  private static final String OLDEST =
      "SELECT at FROM journal_entry WHERE seq > (" + STAMPED + ") ORDER BY seq LIMIT 1";

  private final DataSource source;

  /** A store over the node's migrated database. */
  public StampStore(DataSource source) {
    this.source = source;
  }

  /** Whether the longest stamped checkpoint is shorter than that. */
  public boolean lacks(long size) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(STAMPED);
        var row = select.executeQuery()) {
      return row.next() && row.getLong(1) < size;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * Keeps a stamp.
   *
   * @param size of the stamped checkpoint
   * @param authority its address
   * @param at the authority's time
   */
  public void keep(long size, String authority, Stamp stamp, Instant at) {
    try (var connection = source.getConnection();
        var insert = connection.prepareStatement(KEEP)) {
      insert.setLong(1, size);
      insert.setString(2, authority);
      insert.setBytes(3, stamp.note());
      insert.setBytes(4, stamp.manifest());
      insert.setBytes(5, stamp.token());
      insert.setObject(6, at.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** The first stamp whose checkpoint is over that entry; empty while there is none. */
  public Optional<KeptStamp> covering(long seq) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(COVERING)) {
      select.setLong(1, seq);
      try (var row = select.executeQuery()) {
        return row.next() ? Optional.of(stamp(row)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * A stamp as it was stored.
   *
   * @param size of its checkpoint
   */
  public record KeptStamp(Stamp stamp, long size) {}

  private static KeptStamp stamp(ResultSet row) throws SQLException {
    var stamp = new Stamp(row.getBytes(1), row.getBytes(2), row.getBytes(3));
    return new KeptStamp(stamp, row.getLong(4));
  }

  /** When the oldest entry was made that no stamp is over; empty when all are stamped. */
  public Optional<Instant> oldestUnstamped() {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(OLDEST);
        var row = select.executeQuery()) {
      return row.next()
          ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
          : Optional.empty();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static StoreException failed(SQLException e) {
    return new StoreException("the time-stamps can't be reached", e);
  }
}

package org.tongban.node.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.tongban.core.proof.EvidenceRecord;
import org.tongban.core.proof.Stamp;
import org.tongban.node.store.StampStore.KeptStamp;

/** The evidence records that renew the journal's time-stamps, in PostgreSQL. */
public final class RenewalStore {
  private static final String STAMPS = "SELECT s.note, s.manifest, s.token, s.size";

  private static final String NEVER =
      STAMPS
          + " FROM log_stamp s WHERE s.size > ?"
          + " AND NOT EXISTS (SELECT FROM log_renewal r WHERE r.size = s.size)"
          + " ORDER BY s.size LIMIT ?";
  private static final String ENDING =
      STAMPS
          + ", r.record FROM log_renewal r JOIN log_stamp s ON s.size = r.size"
          + " WHERE r.size > ? AND r.holds < ? AND NOT EXISTS"
          + " (SELECT FROM log_renewal n WHERE n.size = r.size AND n.number > r.number)"
          + " ORDER BY r.size LIMIT ?";
  private static final String KEEP =
      "INSERT INTO log_renewal (size, number, record, holds) VALUES (?,?,?,?)"
          + " ON CONFLICT DO NOTHING";
  private static final String NEWEST =
      "SELECT record FROM log_renewal WHERE size = ? ORDER BY number DESC LIMIT 1";

  private final DataSource source;

  /** A store over the node's migrated database. */
  public RenewalStore(DataSource source) {
    this.source = source;
  }

  /**
   * A renewal to be renewed.
   *
   * @param record the newest of the stamp
   */
  public record Renewed(KeptStamp stamp, EvidenceRecord record) {}

  /** Stamps of longer checkpoints that nothing has renewed yet, the shortest first. */
  public List<KeptStamp> neverRenewed(long after, int limit) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(NEVER)) {
      select.setLong(1, after);
      select.setInt(2, limit);
      try (var row = select.executeQuery()) {
        var found = new ArrayList<KeptStamp>();
        while (row.next()) {
          found.add(stamp(row));
        }
        return found;
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** The newest renewals that hold no longer than that, of longer checkpoints. */
  public List<Renewed> ending(long after, Instant before, int limit) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(ENDING)) {
      select.setLong(1, after);
      select.setObject(2, before.atOffset(ZoneOffset.UTC));
      select.setInt(3, limit);
      try (var row = select.executeQuery()) {
        var found = new ArrayList<Renewed>();
        while (row.next()) {
          found.add(new Renewed(stamp(row), EvidenceRecord.read(row.getBytes(5))));
        }
        return found;
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static KeptStamp stamp(ResultSet row) throws SQLException {
    var stamp = new Stamp(row.getBytes(1), row.getBytes(2), row.getBytes(3));
    return new KeptStamp(stamp, row.getLong(4));
  }

  /**
   * Keeps a renewal.
   *
   * @param size of the stamped checkpoint
   * @param holds until when
   */
  public void keep(long size, EvidenceRecord record, Instant holds) {
    try (var connection = source.getConnection();
        var insert = connection.prepareStatement(KEEP)) {
      insert.setLong(1, size);
      insert.setInt(2, record.length());
      insert.setBytes(3, record.bytes());
      insert.setObject(4, holds.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** The newest renewal of the stamp over the checkpoint of that size. */
  public Optional<EvidenceRecord> newest(long size) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(NEWEST)) {
      select.setLong(1, size);
      try (var row = select.executeQuery()) {
        return row.next() ? Optional.of(EvidenceRecord.read(row.getBytes(1))) : Optional.empty();
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static StoreException failed(SQLException e) {
    return new StoreException("the renewals of time-stamps can't be reached", e);
  }
}

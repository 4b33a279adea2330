package org.tongban.node.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.Cosignature;

/** What was signed of our journal with a time: by other members, and by ourselves for them. */
public final class CosignatureBook {
  private static final String COSIGN =
      "INSERT INTO log_cosignature (size, witness, at, lines) VALUES (?,?,?,?)"
          + " ON CONFLICT DO NOTHING";
  private static final String LAST =
      "SELECT max(size), max(at) FROM log_cosignature WHERE witness = ?";
  private static final String EACH =
      "SELECT witness, max(at) FROM log_cosignature GROUP BY witness";

  private final DataSource source;

  /** A book in the node's migrated database. */
  public CosignatureBook(DataSource source) {
    this.source = source;
  }

  /**
   * What a member signed of ours last.
   *
   * @param size 0 before the first time
   */
  public record Signed(long size, Optional<Instant> at) {}

  /** What a member, or this one itself, signed of our journal last. */
  public Signed lastSigned(MemberCode witness) {
    try (var connection = source.getConnection()) {
      return lastSigned(connection, witness);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** When each member signed last. */
  public Map<String, Instant> lastSigned() {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(EACH);
        var row = select.executeQuery()) {
      var all = new HashMap<String, Instant>();
      while (row.next()) {
        all.put(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant());
      }
      return all;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Keeps a witness's signatures under a checkpoint of ours. */
  public void cosigned(long size, List<Cosignature> cosignatures) {
    var first = cosignatures.get(0);
    var lines = new StringBuilder();
    cosignatures.forEach(one -> lines.append(one.line()));
    try (var connection = source.getConnection()) {
      cosigned(connection, size, first.witness(), first.at(), lines.toString());
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * What this node says of its journal, with the time.
   *
   * @param size number of entries
   * @param lines signatures of this node, each with its line feed
   */
  public record Said(long size, String lines) {}

  /**
   * Keeps what this node says of its journal, one replica after the other: who says it later has
   * looked later, whatever the replicas' clocks.
   *
   * @param saying looks at the journal and signs with the time given
   */
  public void say(MemberCode self, Instant now, Function<Instant, Said> saying) {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      WitnessBook.lock(connection, self);
      var before = lastSigned(connection, self).at();
      var at = before.filter(last -> last.isAfter(now)).orElse(now);
      var said = saying.apply(at);
      cosigned(connection, said.size(), self, at, said.lines());
      connection.commit();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static Signed lastSigned(Connection connection, MemberCode witness) throws SQLException {
    try (var select = connection.prepareStatement(LAST)) {
      select.setString(1, witness.value());
      try (var row = select.executeQuery()) {
        row.next();
        return new Signed(
            row.getLong(1),
            Optional.ofNullable(row.getObject(2, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant));
      }
    }
  }

  private static void cosigned(
      Connection connection, long size, MemberCode witness, Instant at, String lines)
      throws SQLException {
    try (var insert = connection.prepareStatement(COSIGN)) {
      insert.setLong(1, size);
      insert.setString(2, witness.value());
      insert.setObject(3, at.atOffset(ZoneOffset.UTC));
      insert.setString(4, lines);
      insert.executeUpdate();
    }
  }

  private static StoreException failed(SQLException e) {
    return new StoreException("what was signed of the journal can't be read or kept", e);
  }
}

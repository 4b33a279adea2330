package org.tongban.node.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.tongban.core.seal.EvidenceCipher;

/**
 * Exchanges the keys of evidence at rest, while the node may run. What was begun and broke off is
 * gone on with by doing the same again.
 */
public final class Rekeying {
  static final int AT_ONCE = 500;

  private final DataSource source;
  private final StorageKeys keys;
  private final Clock clock;

  /**
   * @param keys the new key, and as the previous one that which still wraps data keys
   */
  public Rekeying(DataSource source, StorageKeys keys, Clock clock) {
    this.source = source;
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * What became of the data keys.
   *
   * @param anew how many were wrapped anew
   * @param already how many were wrapped with the new key before
   * @param lost how many nobody can open
   */
  public record Wrapped(int anew, int already, int lost) {}

  /**
   * Wraps each data key with the new key, all of them or none.
   *
   * @throws StoreException naming the setting, when one can't be opened
   */
  public Wrapped wrapAll() {
    return wrap(false);
  }

  /** The same, but gives up what can't be opened: evidence under it is never read again. */
  public Wrapped wrapAllButLost() {
    return wrap(true);
  }

  private Wrapped wrap(boolean giveUp) {
    var by = keys.key().orElseThrow();
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      var table = new DataKeys(connection);
      table.lock();
      int anew = 0;
      int already = 0;
      int lost = 0;
      for (var row : table.all()) {
        if (row.lost() || giveUp && opened(row).isEmpty()) {
          table.wrap(row.id(), row.wrapped(), DataKeys.LOST);
          lost++;
        } else if (row.wrappedBy().equals(by.id())) {
          EvidenceVault.open(row, keys);
          already++;
        } else {
          table.wrap(row.id(), by.wrap(EvidenceVault.open(row, keys)), by.id());
          anew++;
        }
      }
      connection.commit();
      return new Wrapped(anew, already, lost);
    } catch (SQLException e) {
      throw new StoreException("the data keys can't be wrapped anew; they are as they were", e);
    }
  }

  private Optional<EvidenceCipher> opened(DataKeys.Row row) {
    return keys.open(row.id(), row.cipher(), row.wrapped());
  }

  /**
   * Encrypts all evidence anew with a data key made for it, {@value #AT_ONCE} entries in each
   * transaction.
   *
   * @param progress told the number of the last entry after each
   * @return how many entries
   * @throws StoreException when evidence can't be decrypted; it names the entry
   */
  public long encryptAll(LongConsumer progress) {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      var key = keyForAll(connection);
      connection.commit();
      var pages = new EvidencePages(connection, vault());
      long done = 0;
      long after = 0;
      var page = pages.next(after, key.id());
      while (!page.isEmpty()) {
        new JournalLocks(connection).evidence();
        done += pages.encrypt(page, key);
        connection.commit();
        after = page.get(page.size() - 1).entry().seq();
        progress.accept(after);
        page = pages.next(after, key.id());
      }
      return done;
    } catch (SQLException e) {
      throw new StoreException("the evidence can't be encrypted anew; the same again goes on", e);
    }
  }

  private EvidenceVault vault() {
    return EvidenceVault.reading(source, () -> keys);
  }

  /** One that broke off is gone on with: it is the newest, and not all is under it. */
  private EvidenceCipher keyForAll(Connection connection) throws SQLException {
    var table = new DataKeys(connection);
    table.lock();
    List<DataKeys.Row> rows = table.all();
    var newest = rows.isEmpty() ? null : rows.get(rows.size() - 1);
    if (newest != null
        && newest.forAll()
        && !newest.lost()
        && new EvidencePages(connection, vault()).any(newest.id())) {
      return EvidenceVault.open(newest, keys);
    }
    var by = keys.key().orElseThrow();
    var made = by.newDataKey(newest == null ? 1 : newest.id() + 1);
    table.add(made, by, clock.instant(), true);
    return made;
  }
}

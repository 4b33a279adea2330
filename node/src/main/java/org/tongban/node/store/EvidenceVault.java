package org.tongban.node.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.tongban.core.journal.JournalEntry;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.message.Digest;
import org.tongban.core.seal.EvidenceCipher;

/**
 * Encrypts evidence before it waits for the journal's writer, and opens it again. Each month has a
 * data key of its own, made by whoever needs it first; the replicas share them by the database.
 */
public final class EvidenceVault {
  private final DataSource source;
  private final Supplier<StorageKeys> files;
  private final Clock clock;
  private final boolean recording;
  private volatile Opened opened;

  private EvidenceVault(
      DataSource source, Supplier<StorageKeys> files, Clock clock, boolean recording) {
    this.source = source;
    this.files = files;
    this.clock = clock;
    this.recording = recording;
  }

  /**
   * What the data keys were at the last look.
   *
   * @param current for new evidence; empty where that is not encrypted
   * @param at when the current one was made
   * @param unknown numbers that were asked for in vain
   */
  private record Opened(
      Map<Long, EvidenceCipher> keys,
      Optional<EvidenceCipher> current,
      Instant at,
      Set<Long> unknown) {}

  /**
   * For a node that records.
   *
   * @param files read again whenever data keys are looked at
   * @throws StoreException naming the setting, when a data key can't be opened
   */
  public static EvidenceVault open(DataSource source, Supplier<StorageKeys> files, Clock clock) {
    var vault = new EvidenceVault(source, files, clock, true);
    vault.refresh();
    return vault;
  }

  /** For who reads only, and makes no data key. The data keys are opened at the first need. */
  public static EvidenceVault reading(DataSource source, Supplier<StorageKeys> files) {
    return new EvidenceVault(source, files, Clock.systemUTC(), false);
  }

  /** For evidence that is not encrypted. */
  public static EvidenceVault plain(DataSource source) {
    return reading(source, StorageKeys::none);
  }

  /**
   * Evidence as it is stored.
   *
   * @param key the data key; empty where the bytes are as they came
   */
  record Locked(Optional<Long> key, byte[] bytes) {}

  /**
   * Encrypts, where the settings want it.
   *
   * @throws StoreException when a new data key was due and can't be made
   */
  Locked lock(byte[] evidence, Digest digest) {
    var now = opened;
    if (now == null || now.current().isPresent() && turned(now.at())) {
      now = renewed(now);
    }
    return now.current()
        .filter(any -> evidence.length > 0)
        .map(key -> new Locked(Optional.of(key.id()), key.encrypt(evidence, digest)))
        .orElseGet(() -> new Locked(Optional.empty(), evidence));
  }

  /** The entry with its evidence, or why that can't be read. */
  StoredEntry unlock(JournalEntry entry, Locked stored) {
    if (stored.key().isEmpty()) {
      return new StoredEntry(entry, stored.bytes());
    }
    var key = key(stored.key().get());
    if (key.isEmpty()) {
      return StoredEntry.unread(entry, StoredEntry.State.LOCKED);
    }
    return key.get()
        .decrypt(stored.bytes(), entry.evidenceDigest())
        .map(evidence -> new StoredEntry(entry, evidence))
        .orElseGet(() -> StoredEntry.unread(entry, StoredEntry.State.ALTERED));
  }

  /** What was locked under that digest; empty where it can't be read or was altered. */
  Optional<byte[]> unlock(Locked stored, Digest digest) {
    return stored
        .key()
        .map(id -> key(id).flatMap(key -> key.decrypt(stored.bytes(), digest)))
        .orElseGet(() -> Optional.of(stored.bytes()));
  }

  /** Another replica, or a command, may have made one since. */
  private Optional<EvidenceCipher> key(long id) {
    var now = opened;
    if (now == null || !now.keys().containsKey(id) && !now.unknown().contains(id)) {
      now = renewed(now);
      if (!now.keys().containsKey(id)) {
        now.unknown().add(id);
      }
    }
    return Optional.ofNullable(now.keys().get(id));
  }

  private boolean turned(Instant made) {
    return !month(made).equals(month(clock.instant()));
  }

  private static YearMonth month(Instant at) {
    return YearMonth.from(at.atOffset(ZoneOffset.UTC));
  }

  /** Looks at the data keys again, and makes the month's where it is missing. */
  public void refresh() {
    renewed(opened);
  }

  /** Of many who find what was seen too old, one looks. */
  private synchronized Opened renewed(Opened seen) {
    if (!same(opened, seen)) {
      return opened;
    }
    var keys = files.get();
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      opened =
          recording && keys.encrypting() ? withCurrent(connection, keys) : read(connection, keys);
      connection.commit();
      return opened;
    } catch (SQLException e) {
      throw new StoreException("the journal's data keys can't be read or kept", e);
    }
  }

  // the very object: an equal one may have been read later
  private static boolean same(Object one, Object other) {
    return one == other;
  }

  private Opened read(Connection connection, StorageKeys keys) throws SQLException {
    return new Opened(
        open(new DataKeys(connection).all(), keys),
        Optional.empty(),
        clock.instant(),
        ConcurrentHashMap.newKeySet());
  }

  private Opened withCurrent(Connection connection, StorageKeys keys) throws SQLException {
    var table = new DataKeys(connection);
    var rows = table.all();
    if (due(rows, keys)) {
      table.lock();
      rows = table.all();
    }
    if (due(rows, keys)) {
      long next = rows.stream().mapToLong(DataKeys.Row::id).max().orElse(0) + 1;
      var by = keys.key().orElseThrow();
      table.add(by.newDataKey(next), by, clock.instant(), false);
      rows = table.all();
    }
    var all = open(rows, keys);
    var last = rows.get(rows.size() - 1);
    return new Opened(
        all, Optional.of(all.get(last.id())), last.at(), ConcurrentHashMap.newKeySet());
  }

  private boolean due(List<DataKeys.Row> rows, StorageKeys keys) {
    if (rows.isEmpty()) {
      return true;
    }
    var last = rows.get(rows.size() - 1);
    return last.lost() || turned(last.at()) || last.cipher() != keys.key().orElseThrow().cipher();
  }

  private static Map<Long, EvidenceCipher> open(List<DataKeys.Row> rows, StorageKeys keys) {
    var all = new HashMap<Long, EvidenceCipher>();
    for (var row : rows) {
      if (!row.lost()) {
        all.put(row.id(), open(row, keys));
      }
    }
    return all;
  }

  static EvidenceCipher open(DataKeys.Row row, StorageKeys keys) {
    return keys.open(row.id(), row.cipher(), row.wrapped())
        .orElseThrow(
            () ->
                new StoreException(
                    "journal.encryption.key does not open data key "
                        + row.id()
                        + " of the journal: it needs the storage key "
                        + row.wrappedBy()
                        + ", there or as journal.encryption.previous"));
  }
}

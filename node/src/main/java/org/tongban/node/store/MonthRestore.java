package org.tongban.node.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.tongban.core.journal.AwayMonth;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.message.MemberCode;
import org.tongban.node.store.MonthException.Why;

/**
 * Brings a month of the journal back from its file, which is verified first. What was erased before
 * the month was put away stays erased; what should have been erased since is, by the next erasure.
 */
public final class MonthRestore {
  private static final int ROWS = 1_000;
  private static final long BYTES = 4 << 20;
  private static final String LAY_OUT = "SELECT lay_out_journal_part(?, ?)";
  private static final String ATTACH = "SELECT attach_journal_part(?, ?), guard_journal_part(?)";
  private static final String EVIDENCE =
      "INSERT INTO journal_evidence_%d (seq, bytes, key, kept, erased_by) VALUES (?,?,?,?,?)";

  private final DataSource source;
  private final EvidenceVault vault;
  private final Clock clock;

  public MonthRestore(DataSource source, EvidenceVault vault, Clock clock) {
    this.source = source;
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * Brings it back.
   *
   * @param progress told the number of an entry now and then
   * @return which month it was
   * @throws MonthException when it can't be, and nothing was changed
   * @throws StoreException when the journal is in use for too long; the same again later
   */
  public AwayMonth restore(MemberCode member, Path file, LongConsumer progress) {
    try (var guard = source.getConnection()) {
      if (!new JournalLocks(guard).evidenceStays()) {
        throw new MonthException(Why.BUSY, String.valueOf(file.getFileName()));
      }
      var month = wanted(guard, file);
      var manifest =
          new ArchiveManifest(
              member.value(),
              month.month(),
              month.first(),
              month.last(),
              month.previous(),
              month.hash());
      var digest = MonthFile.verify(file, manifest, vault, progress);
      if (!digest.equals(month.digest())) {
        throw new MonthException(Why.OTHER_FILE, file + " isn't the file that was written");
      }
      attach(month, file, progress);
      return month;
    } catch (IOException e) {
      throw new MonthException(Why.FILE, String.valueOf(e.getMessage()), e);
    } catch (SQLException e) {
      throw new StoreException("the month can't be brought back now; nothing was changed", e);
    }
  }

  /** The month that the file says it is of, as the journal has it. */
  private static AwayMonth wanted(Connection connection, Path file)
      throws IOException, SQLException {
    try (var reader = ArchiveReader.open(file)) {
      var month = reader.manifest().month();
      var parts = new JournalParts(connection);
      var found = parts.away().stream().filter(one -> one.month().equals(month)).findFirst();
      if (found.isEmpty()) {
        throw new MonthException(parts.of(month).isEmpty() ? Why.UNKNOWN : Why.THERE, month);
      }
      return found.get();
    } catch (IllegalArgumentException e) {
      throw new MonthException(Why.OTHER_FILE, file + " holds no month of a journal", e);
    }
  }

  private void attach(AwayMonth month, Path file, LongConsumer progress) throws SQLException {
    new PartsChange(source, vault, clock)
        .run(
            EntryKind.MONTH_RESTORED,
            month.month(),
            List.of(),
            connection -> fill(connection, month, file, progress),
            connection -> {
              try (var attach = connection.prepareStatement(ATTACH)) {
                attach.setLong(1, month.first());
                attach.setLong(2, month.last() + 1);
                attach.setLong(3, month.first());
                attach.execute();
              }
              new JournalParts(connection).bringBack(month);
            });
  }

  private static void fill(Connection connection, AwayMonth month, Path file, LongConsumer progress)
      throws SQLException {
    try (var layOut = connection.prepareStatement(LAY_OUT)) {
      layOut.setLong(1, month.first());
      layOut.setLong(2, month.last() + 1);
      layOut.execute();
    }
    try (var reader = ArchiveReader.open(file);
        var entries =
            connection.prepareStatement(EntryRows.insertInto("journal_entry_" + month.first()));
        var evidence = connection.prepareStatement(EVIDENCE.formatted(month.first()))) {
      Optional<RawEntry> next = reader.next();
      int rows = 0;
      long bytes = 0;
      while (next.isPresent()) {
        EntryRows.bind(entries, next.get().entry());
        entries.addBatch();
        bytes += add(evidence, next.get());
        rows++;
        long seq = next.get().entry().seq();
        next = reader.next();
        if (rows == ROWS || bytes > BYTES || next.isEmpty()) {
          entries.executeBatch();
          evidence.executeBatch();
          progress.accept(seq);
          rows = 0;
          bytes = 0;
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new MonthException(Why.FILE, "the file changed while it was read", e);
    }
  }

  /** How many bytes it has. */
  private static int add(PreparedStatement evidence, RawEntry raw) throws SQLException {
    if (raw.locked().isEmpty() && raw.erased().isEmpty()) {
      return 0;
    }
    byte[] bytes = raw.locked().map(EvidenceVault.Locked::bytes).orElse(null);
    evidence.setLong(1, raw.entry().seq());
    evidence.setBytes(2, bytes);
    evidence.setObject(
        3, raw.locked().flatMap(EvidenceVault.Locked::key).orElse(null), Types.BIGINT);
    evidence.setBytes(4, raw.erased().map(StoredEntry.Erased::kept).orElse(null));
    evidence.setObject(5, raw.erased().map(StoredEntry.Erased::by).orElse(null), Types.BIGINT);
    evidence.addBatch();
    return bytes == null ? 0 : bytes.length;
  }
}

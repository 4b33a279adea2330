package org.tongban.node.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.tongban.core.journal.AwayMonth;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.node.store.MonthException.Why;

/**
 * Puts a month of the journal away into a file. First the file is written, made durable, read back
 * and verified; then one transaction records it, keeps the hashes and drops the entries. Broken off
 * before that, nothing is changed, and a file is left over that nothing names.
 */
public final class MonthArchive {
  private static final int ROWS_AT_ONCE = 200;
  private static final int TOLD_EVERY = 10_000;
  private static final String ROWS =
      EntryRows.SELECT + "WHERE e.seq >= ? AND e.seq <= ? ORDER BY e.seq";
  private static final String DROP = "SELECT drop_journal_part(?)";

  private final DataSource source;
  private final EvidenceVault vault;
  private final MonthPlans plans;
  private final Clock clock;

  /**
   * @param stamps whether a time-stamp must be over the month
   */
  public MonthArchive(
      DataSource source, EvidenceVault vault, Retention retention, boolean stamps, Clock clock) {
    this.source = source;
    this.vault = vault;
    this.plans = new MonthPlans(source, retention, stamps);
    this.clock = clock;
  }

  /**
   * Says what would be put away.
   *
   * @param month such as {@code 2026-10}
   * @throws MonthException when it can't be
   */
  public MonthPlan plan(MemberCode member, String month) {
    return plans.plan(member, month);
  }

  /**
   * Puts the month away.
   *
   * @param folder for the file
   * @param progress told the number of an entry now and then
   * @return the file
   * @throws MonthException when it can't be
   * @throws StoreException when the journal is in use for too long; the same again later
   */
  public Path archive(MemberCode member, String month, Path folder, LongConsumer progress) {
    // held until the month is gone: what is erased meanwhile would come back with the file
    try (var guard = source.getConnection()) {
      if (!new JournalLocks(guard).evidenceStays()) {
        throw new MonthException(Why.BUSY, month);
      }
      var plan = plan(member, month);
      var file = free(folder, plan.manifest());
      write(plan, file, progress);
      var digest = MonthFile.verify(file, plan.manifest(), vault, progress);
      drop(plan, file, digest);
      return file;
    } catch (IOException e) {
      throw new MonthException(Why.FILE, String.valueOf(e.getMessage()), e);
    } catch (SQLException e) {
      throw new StoreException("the month can't be put away now; nothing was changed", e);
    }
  }

  /** A file of an earlier try, or of the same month before it was brought back, stays. */
  private static Path free(Path folder, ArchiveManifest manifest) {
    var name = "tongban-journal-" + manifest.member() + "-" + manifest.month();
    var file = folder.resolve(name + ".zip");
    for (int number = 2; Files.exists(file); number++) {
      file = folder.resolve(name + "-" + number + ".zip");
    }
    return file;
  }

  private void write(MonthPlan plan, Path file, LongConsumer progress)
      throws IOException, SQLException {
    var unfinished = file.resolveSibling(file.getFileName() + ".part");
    try (var writer = new ArchiveWriter(unfinished);
        var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      writer.part(ArchiveWriter.MANIFEST, plan.manifest().bytes());
      writer.part("checkpoint.note", plan.covered().note());
      if (plan.stamp().isPresent()) {
        var stamp = plan.stamp().get().stamp();
        writer.part("stamp/checkpoint.note", stamp.note());
        writer.part("stamp/manifest.xml", stamp.manifest());
        writer.part("stamp/token.tst", stamp.token());
      }
      writer.begin();
      entries(connection, plan.manifest(), writer, progress);
      connection.commit();
      writer.finish(file);
    }
  }

  private static void entries(
      Connection connection, ArchiveManifest month, ArchiveWriter writer, LongConsumer progress)
      throws IOException, SQLException {
    try (var select = connection.prepareStatement(ROWS)) {
      select.setFetchSize(ROWS_AT_ONCE);
      select.setLong(1, month.first());
      select.setLong(2, month.last());
      try (var row = select.executeQuery()) {
        while (row.next()) {
          writer.entry(EntryRows.raw(row));
          if (row.getLong(1) % TOLD_EVERY == 0) {
            progress.accept(row.getLong(1));
          }
        }
      }
    } catch (IllegalArgumentException e) {
      throw new MonthException(Why.BROKEN, "an entry holds what no entry can hold", e);
    }
  }

  private void drop(MonthPlan plan, Path file, Digest digest) throws SQLException {
    var manifest = plan.manifest();
    var month =
        new AwayMonth(
            manifest.month(),
            manifest.first(),
            manifest.last(),
            manifest.previous(),
            manifest.hash(),
            String.valueOf(file.getFileName()),
            digest);
    new PartsChange(source, vault, clock)
        .run(
            EntryKind.MONTH_ARCHIVED,
            month.month(),
            plan.parts(),
            connection -> KeptHashes.keep(connection, month.first(), month.last()),
            connection -> {
              drop(connection, plan.parts());
              new JournalParts(connection)
                  .putAway(month, plan.from(), plan.to(), plan.bodiesUntil());
            });
  }

  private static void drop(Connection connection, List<Long> parts) throws SQLException {
    try (var drop = connection.prepareStatement(DROP)) {
      for (long first : parts) {
        drop.setLong(1, first);
        drop.execute();
      }
    }
  }
}

package org.tongban.node.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.tongban.core.journal.AwayMonth;
import org.tongban.core.journal.ChainCheck;
import org.tongban.core.journal.ChainFault;

/**
 * Takes a walk over the months that are away: by the hashes that stayed, or entry by entry where
 * the month's file is at hand.
 */
final class AwayWalk {
  private final Connection connection;
  private final EvidenceVault vault;
  private final ChainCheck check;
  private final TreeCheck tree;
  private final Map<String, Path> files;
  private final Deque<AwayMonth> away;

  /**
   * @param files by month
   */
  AwayWalk(
      Connection connection,
      EvidenceVault vault,
      ChainCheck check,
      TreeCheck tree,
      Map<String, Path> files)
      throws SQLException {
    this.connection = connection;
    this.vault = vault;
    this.check = check;
    this.tree = tree;
    this.files = files;
    this.away = new ArrayDeque<>(new JournalParts(connection).away());
  }

  /** Passes the months before this entry; false when the walk may stop. */
  boolean upTo(long seq) throws SQLException {
    while (!away.isEmpty() && away.peek().first() <= seq) {
      if (!pass(away.poll())) {
        return false;
      }
    }
    return true;
  }

  private boolean pass(AwayMonth month) throws SQLException {
    var file = files.get(month.month());
    if (!check.away(month, file != null)) {
      return false;
    }
    try (var kept = new KeptHashes(connection, month.first(), month.last())) {
      return file == null ? byHashes(month, kept) : byFile(month, kept, file);
    }
  }

  private boolean byHashes(AwayMonth month, KeptHashes kept) throws SQLException {
    for (long seq = month.first(); seq <= month.last(); seq++) {
      var hash = kept.next();
      if (hash.isEmpty() || seq == month.last() && !hash.get().equals(month.hash())) {
        check.disagrees(seq, ChainFault.KEPT_HASHES);
        return false;
      }
      if (!tree.next(hash.get())) {
        return false;
      }
    }
    return tree.compareNow();
  }

  private boolean byFile(AwayMonth month, KeptHashes kept, Path file) throws SQLException {
    long seq = month.first();
    try (var reader = ArchiveReader.open(file)) {
      for (; seq <= month.last(); seq++) {
        var stored = reader.next().map(raw -> raw.stored(vault));
        if (stored.isEmpty()) {
          check.disagrees(seq, ChainFault.FILE_ALTERED);
          return false;
        }
        var hash = stored.get().entry().hash();
        if (!check.next(stored.get()) || !tree.next(hash)) {
          return false;
        }
        if (!kept.next().filter(hash::equals).isPresent()) {
          check.disagrees(seq, ChainFault.KEPT_HASHES);
          return false;
        }
      }
      if (ArchiveReader.digest(file).equals(month.digest())) {
        return true;
      }
      check.disagrees(month.first(), ChainFault.FILE_ALTERED);
    } catch (IOException | IllegalArgumentException e) {
      check.disagrees(seq, ChainFault.FILE_ALTERED);
    }
    return false;
  }
}

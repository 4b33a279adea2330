package org.tongban.node.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.tongban.core.journal.ChainResult.Broken;
import org.tongban.core.journal.Head;
import org.tongban.core.journal.RangeCheck;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.message.Digest;
import org.tongban.node.store.MonthException.Why;

/** Verifies a month's file by itself, before anybody relies on it. */
final class MonthFile {
  private static final int TOLD_EVERY = 10_000;

  private MonthFile() {}

  /**
   * Reads the whole file.
   *
   * @param month what the file must be of
   * @param progress told the number of an entry now and then
   * @return its digest
   * @throws MonthException naming the first entry that is wrong
   */
  static Digest verify(Path file, ArchiveManifest month, EvidenceVault vault, LongConsumer progress)
      throws IOException {
    var check = new RangeCheck(new Head(month.first() - 1, month.previous()));
    try (var reader = ArchiveReader.open(file)) {
      if (!reader.manifest().equals(month)) {
        throw new MonthException(Why.OTHER_FILE, file + " is of another month or journal");
      }
      entries(reader, check, vault, progress);
    } catch (IllegalArgumentException e) {
      long next = check.reached().seq() + 1;
      throw new MonthException(Why.BROKEN, file + ": entry " + next + " can't be read", e);
    }
    if (!check.reached().equals(new Head(month.last(), month.hash()))) {
      throw new MonthException(
          Why.BROKEN, file + " ends after entry " + check.reached().seq() + ", and should not");
    }
    return ArchiveReader.digest(file);
  }

  private static void entries(
      ArchiveReader reader, RangeCheck check, EvidenceVault vault, LongConsumer progress)
      throws IOException {
    Optional<StoredEntry> next = reader.next().map(raw -> raw.stored(vault));
    while (next.isPresent()) {
      Optional<Broken> broken = check.next(next.get());
      if (broken.isPresent()) {
        throw new MonthException(Why.BROKEN, broken.get().toString());
      }
      if (check.reached().seq() % TOLD_EVERY == 0) {
        progress.accept(check.reached().seq());
      }
      next = reader.next().map(raw -> raw.stored(vault));
    }
  }
}

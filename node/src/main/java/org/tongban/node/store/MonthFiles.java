package org.tongban.node.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.tongban.core.journal.AwayMonth;
import org.tongban.core.message.MemberCode;
import org.tongban.node.store.MonthException.Why;

/** Files of months by what they say they are of. */
public final class MonthFiles {
  private MonthFiles() {}

  /**
   * Says of which month each is; whether it really is, a walk says.
   *
   * @return by month
   * @throws MonthException where one is of another journal, or of a month that is not away
   */
  public static Map<String, Path> of(DataSource source, MemberCode member, List<Path> files) {
    var byMonth = new HashMap<String, Path>();
    if (files.isEmpty()) {
      return byMonth;
    }
    var away = away(source);
    for (Path file : files) {
      var manifest = manifest(file);
      if (!manifest.member().equals(member.value())) {
        throw new MonthException(Why.OTHER_FILE, file + ": " + manifest.member());
      }
      if (away.stream().noneMatch(month -> month.month().equals(manifest.month()))) {
        throw new MonthException(Why.THERE, manifest.month());
      }
      byMonth.put(manifest.month(), file);
    }
    return byMonth;
  }

  private static List<AwayMonth> away(DataSource source) {
    try (var connection = source.getConnection()) {
      return new JournalParts(connection).away();
    } catch (SQLException e) {
      throw new StoreException("the journal's months can't be read", e);
    }
  }

  private static ArchiveManifest manifest(Path file) {
    try (var reader = ArchiveReader.open(file)) {
      return reader.manifest();
    } catch (IOException | IllegalArgumentException e) {
      throw new MonthException(Why.FILE, file + ": " + e.getMessage(), e);
    }
  }
}

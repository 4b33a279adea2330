package org.tongban.node.console.alerts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongban.node.settings.WatchSettings;
import org.tongban.node.store.BackupBook;
import org.tongban.node.store.BackupNote;
import org.tongban.node.store.BackupNote.Kind;

/** Whether the last copy of the database, and the last one that was checked, are too old. */
final class BackupWatch implements Watch {
  /** In place of days, where there never was one. */
  private static final long NEVER = -1;

  private final BackupBook book;
  private final WatchSettings limits;
  private final Clock clock;

  BackupWatch(BackupBook book, WatchSettings limits, Clock clock) {
    this.book = book;
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "backups";
  }

  @Override
  public List<Finding> look() {
    var found = new ArrayList<Finding>();
    limits.backupEvery().ifPresent(limit -> look(Rule.BACKUP_OVERDUE, Kind.BACKUP, limit, found));
    limits
        .restoreEvery()
        .ifPresent(limit -> look(Rule.RESTORE_OVERDUE, Kind.RESTORED, limit, found));
    return found;
  }

  private void look(Rule rule, Kind kind, Duration limit, List<Finding> found) {
    Optional<Instant> last = book.last(kind).map(BackupNote::at);
    var age = last.map(at -> Duration.between(at, clock.instant()));
    if (age.filter(old -> old.compareTo(limit) <= 0).isEmpty()) {
      var cause = last.map(Instant::toString).orElse("");
      found.add(new Finding(rule, "database", cause, age.map(Duration::toDays).orElse(NEVER)));
    }
  }
}

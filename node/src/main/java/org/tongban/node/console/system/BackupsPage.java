package org.tongban.node.console.system;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.tongban.node.settings.WatchSettings;
import org.tongban.node.store.BackupBook;
import org.tongban.node.store.BackupNote;
import org.tongban.node.store.BackupNote.Kind;
import org.tongban.node.store.MonthStore;
import org.tongban.node.store.MonthStore.Month;

/** What the node was told of copies of its database, and which months lie in files. */
@Controller
public class BackupsPage {
  private static final int SHOWN = 20;

  private final BackupBook book;
  private final MonthStore months;
  private final WatchSettings limits;
  private final Clock clock;

  BackupsPage(BackupBook book, MonthStore months, WatchSettings limits, Clock clock) {
    this.book = book;
    this.months = months;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * How it stands with one kind.
   *
   * @param limit how old it may be, in hours; empty where nobody is told
   * @param days how old it is
   * @param behind entries that came after it
   */
  public record Standing(
      Kind kind,
      Optional<BackupNote> last,
      Optional<Long> limit,
      long days,
      long behind,
      boolean overdue) {
    /** Colour of its tag. */
    public String level() {
      return overdue ? "bad" : last.isEmpty() ? "warn" : limit.isEmpty() ? "still" : "ok";
    }
  }

  @GetMapping("/system/backups")
  String backups(Model model) {
    model.addAttribute("backup", standing(Kind.BACKUP));
    model.addAttribute("restored", standing(Kind.RESTORED));
    model.addAttribute("notes", notes());
    model.addAttribute("archived", archived().orElse(null));
    return "system/backups";
  }

  /** The newest notes. */
  List<BackupNote> notes() {
    return book.last(SHOWN);
  }

  /** The last month that lies in a file. */
  Optional<Month> archived() {
    return months.months().stream()
        .filter(month -> month.state() == MonthStore.State.ARCHIVED)
        .max(Comparator.comparing(Month::last));
  }

  Standing standing(Kind kind) {
    var limit = kind == Kind.BACKUP ? limits.backupEvery() : limits.restoreEvery();
    var last = book.last(kind);
    var age = last.map(note -> Duration.between(note.at(), clock.instant()));
    return new Standing(
        kind,
        last,
        limit.map(Duration::toHours),
        age.map(Duration::toDays).orElse(0L),
        last.map(note -> book.entries() - note.entries()).orElse(0L),
        limit.isPresent() && age.filter(old -> old.compareTo(limit.get()) <= 0).isEmpty());
  }
}

package org.tongban.node.console.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongban.node.settings.WatchSettings;
import org.tongban.node.store.BackupBook;
import org.tongban.node.store.BackupNote;
import org.tongban.node.store.BackupNote.Kind;
import org.tongban.node.store.Database;
import org.tongban.node.store.TestDatabases;

/** When somebody is told of a backup. */
class BackupWatchTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static Database database;
  private BackupBook book;

  @BeforeAll
  static void start() {
    database = TestDatabases.fresh(2);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void none() {
    JdbcClient.create(database.dataSource()).sql("DELETE FROM backup_note").update();
    book = new BackupBook(database.dataSource());
  }

  private List<Finding> look(Optional<Duration> backup, Optional<Duration> restore) {
    var limits = new WatchSettings(Duration.ZERO, backup, restore);
    return new BackupWatch(book, limits, Clock.fixed(NOW, ZoneOffset.UTC)).look();
  }

  @Test
  void withoutALimitNobodyIsToldEvenIfThereNeverWasOne() {
    assertThat(look(Optional.empty(), Optional.empty())).isEmpty();
  }

  @Test
  void withALimitNeverIsToldAndSoIsTooOld() {
    // Given
    var day = Optional.of(Duration.ofDays(1));
    var never = look(day, day);

    // When: one in time, one of three days ago
    book.keep(new BackupNote(Kind.BACKUP, NOW.minusSeconds(86_400), 7, "nas-1"));
    book.keep(new BackupNote(Kind.RESTORED, NOW.minus(Duration.ofDays(3)), 5, "nas-1"));

    // Then
    assertThat(never)
        .containsExactly(
            new Finding(Rule.BACKUP_OVERDUE, "database", "", -1),
            new Finding(Rule.RESTORE_OVERDUE, "database", "", -1));
    assertThat(look(day, day))
        .containsExactly(new Finding(Rule.RESTORE_OVERDUE, "database", "2026-11-21T08:00:00Z", 3));
    assertThat(book.last(Kind.RESTORED)).map(BackupNote::entries).contains(5L);
    assertThat(book.last(1)).extracting(BackupNote::kind).containsExactly(Kind.BACKUP);
  }
}

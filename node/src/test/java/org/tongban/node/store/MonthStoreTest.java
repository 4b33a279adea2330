package org.tongban.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.node.store.MonthStore.Month;
import org.tongban.node.store.MonthStore.State;

/** What is said of the months of a journal. */
class MonthStoreTest {
  private static final Instant OCTOBER = SomeMonths.clock(SomeMonths.OCTOBER).instant();
  @TempDir private Path folder;

  @Test
  void listsWhereEachMonthIs() {
    // Given
    try (var months = SomeMonths.copy()) {
      months.archive(SomeMonths.OCTOBER, folder);

      // When
      var listed = new MonthStore(months.database.dataSource()).months();

      // Then
      assertThat(listed)
          .extracting(Month::name, Month::state, Month::entries)
          .containsExactly(
              tuple("2026-09", State.CLOSED, 48L),
              tuple("2026-10", State.ARCHIVED, 32L),
              tuple("2026-11", State.OPEN, 41L));
      assertThat(listed).extracting(Month::bytes).element(1).isEqualTo(0L);
      assertThat(listed.get(0).bytes()).isPositive();
      assertThat(listed.get(1).overdue(LocalDate.of(2026, 11, 4))).isFalse();
      assertThat(listed.get(1).overdue(LocalDate.of(2026, 11, 5))).isTrue();
    }
  }

  @Test
  void findsTheMonthsThatAreAwayByTheTimesOfTheirEntries() {
    // Given
    try (var months = SomeMonths.copy()) {
      months.archive(SomeMonths.OCTOBER, folder);
      var store = new MonthStore(months.database.dataSource());

      // When // Then: its last entries are of the day on which November began here
      assertThat(store.away(OCTOBER, OCTOBER)).extracting(Month::name).containsExactly("2026-10");
      assertThat(store.away(OCTOBER.minus(Duration.ofDays(300)), Instant.MAX)).hasSize(1);
      assertThat(store.away(Instant.EPOCH, OCTOBER.minusMillis(1))).isEmpty();
      assertThat(store.away(OCTOBER.plus(Duration.ofDays(40)), Instant.MAX)).isEmpty();
    }
  }

  @Test
  void twoMonthsOfOneNameAreNoMonth() throws SQLException {
    // Given
    try (var months = SomeMonths.copy()) {
      months.turn("2026-12");
      months.free("UPDATE journal_part SET month = '2026-09' WHERE first = 81");

      // When // Then
      assertThatThrownBy(() -> months.archive("2026-09", folder))
          .isInstanceOf(MonthException.class)
          .extracting("why")
          .isEqualTo(MonthException.Why.BROKEN);
    }
  }
}

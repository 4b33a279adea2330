package org.tongban.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Deadlines over weekends, holidays, made-up days and years that nobody knows yet. */
class WorkingDaysTest {
  private static final Path SHIPPED = Path.of("..", "schemas");
  private static final String HEADER = "day,kind,name,source,confidence\n";
  @TempDir private Path folder;

  @ParameterizedTest(name = "{0} and {1} working days end on {2}")
  @CsvSource({
    "2026-11-23, 0, 2026-11-23",
    "2026-11-23, 1, 2026-11-24",
    // the weekend does not count
    "2026-11-27, 1, 2026-11-30",
    "2026-11-23, 10, 2026-12-07",
    // the national holiday does not, and the days on which it is made up do
    "2026-09-30, 1, 2026-10-08",
    "2026-09-30, 3, 2026-10-10",
    // on a day of rest the count begins as on any other
    "2026-10-03, 1, 2026-10-08"
  })
  void aDeadlineEndsOnAWorkingDay(LocalDate event, int days, LocalDate last) {
    assertThat(WorkingDays.of(SHIPPED).after(event, days)).contains(last);
  }

  @Test
  void noDayIsGuessedInAYearWithoutItsFile() {
    // Given
    var days = WorkingDays.of(SHIPPED);

    // Then
    assertThat(days.after(LocalDate.of(2099, 1, 1), 1)).isEmpty();
    assertThat(days.isWorked(LocalDate.of(2099, 1, 1))).isEmpty();
    assertThat(days.after(LocalDate.of(2099, 1, 1), 0)).contains(LocalDate.of(2099, 1, 1));
    assertThat(WorkingDays.of(folder.resolve("none")).after(LocalDate.of(2026, 1, 5), 1)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2027-02-30,HOLIDAY,x,y,U",
        "2026-02-03,HOLIDAY,x,y,U",
        "2027-02-03,FREE,x,y,U",
        "2027-02-03,HOLIDAY,x,y",
        "2027-02-03,HOLIDAY,x,y,U\n2027-02-03,WORKDAY,x,y,U"
      })
  void aLineThatBreaksTheFormIsNamed(String lines) throws IOException {
    // Given
    var calendar = Files.createDirectory(folder.resolve("calendar"));
    Files.writeString(calendar.resolve("working-days-2027.csv"), HEADER + lines + "\n");

    // Then
    assertThatThrownBy(() -> WorkingDays.of(folder))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("working-days-2027.csv:");
  }
}

package org.tongban.core.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Chinese working days, by the notices of the State Council in {@code schemas/calendar}. A year
 * without its file has none that are known, and none is guessed.
 */
public final class WorkingDays {
  /** No year is known. */
  public static final WorkingDays NONE = new WorkingDays(Map.of());

  private static final String HEADER = "day,kind,name,source,confidence";
  private static final int COLUMNS = 5;
  private static final int LONGEST = 1_000;

  private final Map<Integer, Map<LocalDate, Boolean>> years;

  private WorkingDays(Map<Integer, Map<LocalDate, Boolean>> years) {
    this.years = Map.copyOf(years);
  }

  /**
   * Reads the files {@code calendar/working-days-<year>.csv} of a schemas folder, none where there
   * are none.
   *
   * @throws CatalogueException when one breaks its form, with file and line
   */
  public static WorkingDays of(Path schemas) {
    var folder = schemas.resolve("calendar");
    Map<Integer, Map<LocalDate, Boolean>> years = new HashMap<>();
    if (!Files.isDirectory(folder)) {
      return new WorkingDays(years);
    }
    try (var files = Files.newDirectoryStream(folder, "working-days-[0-9][0-9][0-9][0-9].csv")) {
      for (var file : files) {
        var name = String.valueOf(file.getFileName());
        int year = Integer.parseInt(name.substring(name.length() - 8, name.length() - 4));
        years.put(year, year(file, year));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the calendar can't be read", e);
    }
    return new WorkingDays(years);
  }

  private static Map<LocalDate, Boolean> year(Path file, int year) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      throw new CatalogueException(List.of(file + ":1: must be " + HEADER));
    }
    Map<LocalDate, Boolean> days = new HashMap<>();
    for (int at = 1; at < lines.size(); at++) {
      var columns = lines.get(at).split(",", -1);
      if (columns.length != COLUMNS || !add(days, columns, year)) {
        throw new CatalogueException(
            List.of(file + ":" + (at + 1) + ": needs a day of the year, HOLIDAY or WORKDAY, once"));
      }
    }
    return days;
  }

  private static boolean add(Map<LocalDate, Boolean> days, String[] columns, int year) {
    try {
      var day = LocalDate.parse(columns[0]);
      boolean known = columns[1].equals("HOLIDAY") || columns[1].equals("WORKDAY");
      return known && day.getYear() == year && days.put(day, columns[1].equals("WORKDAY")) == null;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Whether it is worked on that day; empty in a year that isn't known. */
  public Optional<Boolean> isWorked(LocalDate day) {
    Objects.requireNonNull(day, "day");
    return Optional.ofNullable(years.get(day.getYear()))
        .map(named -> named.getOrDefault(day, !isWeekend(day)));
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  /**
   * How many working days lie behind the first day and not behind the second.
   *
   * @return 0 where the second is not later; empty when a year is met that isn't known
   */
  public Optional<Integer> between(LocalDate first, LocalDate second) {
    int count = 0;
    for (var day = first.plusDays(1); !day.isAfter(second); day = day.plusDays(1)) {
      var worked = isWorked(day);
      if (worked.isEmpty()) {
        return Optional.empty();
      }
      count += worked.get() ? 1 : 0;
    }
    return Optional.of(count);
  }

  /**
   * The last day of a deadline: the day of the event does not count (Civil Code art. 201).
   *
   * @param days how many working days, 0 to 1,000; after 0 it ends on the same day
   * @return empty when a year is met that isn't known
   */
  public Optional<LocalDate> after(LocalDate event, int days) {
    if (days < 0 || days > LONGEST) {
      throw new IllegalArgumentException("a deadline takes 0 to " + LONGEST + " working days");
    }
    var day = event;
    for (int left = days; left > 0; ) {
      day = day.plusDays(1);
      var worked = isWorked(day);
      if (worked.isEmpty()) {
        return Optional.empty();
      }
      left -= worked.get() ? 1 : 0;
    }
    return Optional.of(day);
  }
}

package org.tongban.node.demo.register;

import static org.tongban.node.demo.register.Batch.row;

import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Fills the tables of {@code qingpu.sql} about care beds and time accounts. */
final class QingpuServices {
  private static final List<String> BANDS =
      List.of("UP_TO_2000", "UP_TO_4000", "UP_TO_6000", "UP_TO_8000", "OVER_8000");

  private static final List<String> HOURS = List.of("09", "10", "11", "14", "15");

  private final ServiceBooks books;
  private final Function<Person, Integer> keys;
  private final OffsetDateTime asOf;

  QingpuServices(ServiceBooks books, Function<Person, Integer> keys, OffsetDateTime asOf) {
    this.books = books;
    this.keys = keys;
    this.asOf = asOf;
  }

  void fill(Batch batch) throws SQLException {
    batch.insert("care_capacity", books.capacity().stream().map(this::capacity).toList());
    batch.insert("time_account", books.accounts().stream().map(this::account).toList());
    batch.insert("office_slot", slots());
  }

  /** The register office, for four weeks, on every day that is none of a weekend. */
  private List<Object[]> slots() {
    List<Object[]> slots = new ArrayList<>();
    LocalDate first = asOf.toLocalDate().plusDays(1);
    first
        .datesUntil(first.plusWeeks(4))
        .filter(day -> day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue())
        .forEach(
            day -> {
              for (String hour : HOURS) {
                slots.add(slot(day, hour));
              }
            });
    return slots;
  }

  private static Object[] slot(LocalDate day, String hour) {
    return row(
        "QP-%s-%s00-1".formatted(day.toString().replace("-", ""), hour),
        "MARRIAGE",
        day,
        hour + ":00",
        hour + ":30",
        Region.QINGPU.marriageOffice(),
        Region.QINGPU.bureau(),
        Region.QINGPU.code());
  }

  private Object[] capacity(CareCapacity figure) {
    return row(
        figure.town(),
        figure.countedOn(),
        figure.kind().name(),
        BANDS.get(figure.priceBand() - 1),
        figure.institutions(),
        figure.beds(),
        figure.occupied(),
        asOf);
  }

  private Object[] account(TimeAccount account) {
    return row(
        account.number(),
        keys.apply(account.person()),
        account.status().name(),
        account.free(),
        account.reserved(),
        account.transferable(),
        account.lapses().orElse(null),
        asOf);
  }
}

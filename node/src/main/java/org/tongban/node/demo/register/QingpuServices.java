package org.tongban.node.demo.register;

import static org.tongban.node.demo.register.Batch.row;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;

/** Fills the tables of {@code qingpu.sql} about care beds and time accounts. */
final class QingpuServices {
  private static final List<String> BANDS =
      List.of("UP_TO_2000", "UP_TO_4000", "UP_TO_6000", "UP_TO_8000", "OVER_8000");

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

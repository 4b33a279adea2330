package org.tongban.node.demo.register;

import static org.tongban.node.demo.register.Batch.row;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Fills the tables of {@code qingpu.sql} that tell of marriages' ends and of households. */
final class QingpuCivil {
  private final RegisterContent content;
  private final Function<Person, Integer> keys;
  private final OffsetDateTime asOf;

  QingpuCivil(RegisterContent content, Function<Person, Integer> keys, OffsetDateTime asOf) {
    this.content = content;
    this.keys = keys;
    this.asOf = asOf;
  }

  void fill(Batch batch) throws SQLException {
    CivilBooks civil = content.civil();
    batch.insert("marriage_event", civil.events().stream().map(QingpuCivil::event).toList());
    Map<String, Object[]> households = new LinkedHashMap<>();
    civil.hukou().forEach(entry -> households.putIfAbsent(entry.householdNo(), household(entry)));
    batch.insert("hukou_household", List.copyOf(households.values()));
    batch.insert("hukou_member", civil.hukou().stream().map(this::member).toList());
  }

  private static Object[] event(MaritalEvent event) {
    return row(event.certificateNo(), event.kind().name(), event.day());
  }

  private Object[] household(Hukou entry) {
    return row(
        entry.householdNo(),
        entry.type().name(),
        entry.town(),
        content.region().policeStation(),
        asOf);
  }

  private Object[] member(Hukou entry) {
    return row(
        entry.householdNo(),
        keys.apply(entry.person()),
        entry.relation(),
        entry.status().name(),
        entry.since(),
        entry.reason().map(Enum::name).orElse(null),
        entry.movedTo().orElse(null));
  }
}

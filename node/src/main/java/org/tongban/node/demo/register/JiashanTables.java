package org.tongban.node.demo.register;

import static org.tongban.node.demo.register.Batch.row;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tongban.node.demo.register.Household.Member;
import org.tongban.node.demo.register.Household.Role;
import org.tongban.node.demo.register.Household.Status;

/** Fills the tables of {@code jiashan.sql}. */
final class JiashanTables {
  private static final Map<Status, Integer> STATUS_CODES =
      Map.of(
          Status.CHECKING, 11,
          Status.APPROVED, 21,
          Status.ADJUSTED, 22,
          Status.SUSPENDED, 23,
          Status.GRADUAL_EXIT, 24,
          Status.TERMINATED, 31,
          Status.DECEASED, 32,
          Status.MIGRATED_OUT, 33,
          Status.FRAUD_REVOKED, 34);
  private static final Map<Role, String> KIN_CODES =
      Map.of(
          Role.HEAD,
          "02",
          Role.SPOUSE,
          "10",
          Role.CHILD,
          "20",
          Role.PARENT,
          "50",
          Role.OTHER,
          "97");
  private static final Map<Marriage.Status, Integer> MARRIAGE_CODES =
      Map.of(
          Marriage.Status.VALID, 1,
          Marriage.Status.SUPERSEDED, 2,
          Marriage.Status.REVOKED, 3,
          Marriage.Status.DISSOLVED, 4,
          Marriage.Status.WITHDRAWN, 5);

  private final RegisterContent content;
  private final Batch batch;
  private final LocalDateTime updated;
  private final Map<String, Integer> keys = new HashMap<>();

  JiashanTables(RegisterContent content, Batch batch) {
    this.content = content;
    this.batch = batch;
    this.updated = content.asOf().atStartOfDay();
  }

  void fill() throws SQLException {
    batch.insert("t_ry", content.people().stream().map(this::person).toList());
    batch.insert("t_jzjt", content.households().stream().map(this::household).toList());
    batch.insert("t_jzcy", members());
    batch.insert("t_hydj", content.marriages().stream().map(this::marriage).toList());
    new JiashanCredit(content, updated).fill(batch);
    batch.insert("t_hysj", content.civil().events().stream().map(JiashanTables::event).toList());
  }

  private Object[] person(Person person) {
    keys.put(person.idNumber(), keys.size() + 1);
    return row(
        keys.get(person.idNumber()),
        person.idNumber(),
        joined(person.formerIdNumbers()),
        person.name(),
        joined(person.formerNames()),
        person.female() ? "2" : "1",
        person.birthDigits());
  }

  private Object[] household(Household household) {
    return row(
        household.number(),
        household.category().ordinal() + 1,
        STATUS_CODES.get(household.status()),
        digits(household.from()),
        household.to().map(JiashanTables::digits).orElse("99991231"),
        digits(household.lastReview()),
        digits(household.nextReview()),
        BigDecimal.valueOf(household.monthlyFen(), 2),
        household.members().size(),
        updated);
  }

  private List<Object[]> members() {
    List<Object[]> members = new ArrayList<>();
    for (Household household : content.households()) {
      for (Member member : household.members()) {
        Integer key = keys.get(member.person().idNumber());
        members.add(row(household.number(), key, KIN_CODES.get(member.role())));
      }
    }
    return members;
  }

  private Object[] marriage(Marriage marriage) {
    return row(
        marriage.number(),
        marriage.kind() == Marriage.Kind.MARRIAGE ? "IA" : "IB",
        digits(marriage.registeredOn()),
        marriage.man().name(),
        marriage.man().idNumber(),
        marriage.man().person().birthDigits(),
        "156",
        marriage.woman().name(),
        marriage.woman().idNumber(),
        marriage.woman().person().birthDigits(),
        "156",
        content.region().code(),
        content.region().marriageOffice(),
        MARRIAGE_CODES.get(marriage.status()),
        digits(marriage.statusSince()),
        marriage.replacedBy().orElse(null),
        updated);
  }

  private static Object[] event(MaritalEvent event) {
    return row(event.certificateNo(), event.kind().ordinal() + 1, digits(event.day()));
  }

  private static String joined(List<String> values) {
    return values.isEmpty() ? null : String.join(";", values);
  }

  private static String digits(LocalDate day) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(day);
  }
}

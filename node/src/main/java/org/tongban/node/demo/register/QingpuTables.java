package org.tongban.node.demo.register;

import static org.tongban.node.demo.register.Batch.row;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tongban.node.demo.register.Household.Member;
import org.tongban.node.demo.register.Marriage.Party;

/** Fills the tables of {@code qingpu.sql}. */
final class QingpuTables {
  private final RegisterContent content;
  private final Batch batch;
  private final OffsetDateTime asOf;
  private final Map<String, Integer> keys = new HashMap<>();

  QingpuTables(RegisterContent content, Batch batch) {
    this.content = content;
    this.batch = batch;
    this.asOf = content.asOf().atStartOfDay(ZoneId.of("Asia/Shanghai")).toOffsetDateTime();
  }

  void fill() throws SQLException {
    people();
    households();
    new QingpuCare(content, this::key, asOf).fill(batch);
    marriages();
    new QingpuCivil(content, this::key, asOf).fill(batch);
    new QingpuServices(content.services(), this::key, asOf).fill(batch);
  }

  private void people() throws SQLException {
    List<Object[]> people = new ArrayList<>();
    List<Object[]> history = new ArrayList<>();
    for (Person person : content.people()) {
      int key = keys.size() + 1;
      keys.put(person.idNumber(), key);
      LocalDate birth = LocalDate.parse(person.birthDigits(), DateTimeFormatter.BASIC_ISO_DATE);
      people.add(row(key, person.idNumber(), person.name(), person.female() ? "F" : "M", birth));
      person.formerIdNumbers().forEach(old -> history.add(row(key, "ID_NUMBER", old)));
      person.formerNames().forEach(old -> history.add(row(key, "NAME", old)));
    }
    batch.insert("person", people);
    batch.insert("person_history", history);
  }

  private void households() throws SQLException {
    List<Object[]> households = new ArrayList<>();
    List<Object[]> members = new ArrayList<>();
    for (Household household : content.households()) {
      households.add(
          row(
              household.number(),
              household.category().name(),
              household.status().name(),
              household.from(),
              household.to().orElse(null),
              household.lastReview(),
              household.nextReview(),
              household.monthlyFen(),
              content.region().bureauName(),
              content.region().bureau(),
              asOf));
      for (Member member : household.members()) {
        String role = household.members().size() == 1 ? "SINGLE" : member.role().name();
        members.add(row(household.number(), key(member.person()), role));
      }
    }
    batch.insert("assistance_household", households);
    batch.insert("assistance_member", members);
  }

  private void marriages() throws SQLException {
    List<Object[]> certificates = new ArrayList<>();
    List<Object[]> parties = new ArrayList<>();
    for (Marriage marriage : content.marriages()) {
      certificates.add(
          row(
              marriage.number(),
              marriage.kind().name(),
              marriage.registeredOn(),
              marriage.status().name(),
              marriage.statusSince(),
              marriage.replacedBy().orElse(null),
              content.region().marriageOffice(),
              content.region().bureau(),
              asOf));
      for (Party party : List.of(marriage.man(), marriage.woman())) {
        parties.add(row(marriage.number(), key(party.person()), party.idNumber(), party.name()));
      }
    }
    batch.insert("marriage_certificate", certificates);
    batch.insert("marriage_party", parties);
  }

  private Integer key(Person person) {
    return keys.get(person.idNumber());
  }
}

package org.tongban.node.demo.register.assistance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.tongban.node.demo.register.Person;
import org.tongban.node.demo.register.WujiangPerson;
import org.tongban.node.demo.register.assistance.EmergencyGrant.Kind;

/** 临时救助: whoever has a number, whether of this district, and all aid ever paid. */
final class WujiangGrants {
  private final Roll roll;
  private final Predicate<Person> local;
  private final List<EmergencyGrant> grants;

  /**
   * @param local whether a person's household registration stands here
   */
  WujiangGrants(Roll roll, Predicate<Person> local, List<EmergencyGrant> grants) {
    this.roll = roll;
    this.local = local;
    this.grants = grants;
  }

  /** Ask: {@code {"zjhm":"…","je":true}}; sums (金额) only where asked for. */
  ArrayNode find(JsonNode ask) {
    String number = WujiangPerson.number(ask.path("zjhm"));
    boolean sums = ask.path("je").asBoolean();
    ArrayNode found = JsonNodeFactory.instance.arrayNode();
    roll.find(number)
        .forEach(
            person -> {
              ObjectNode row = WujiangPerson.json(person);
              row.put("bdhj", local.test(person) ? "是" : "否");
              ArrayNode list = row.putArray("lsjz");
              grants.stream()
                  .filter(grant -> grant.person().equals(person))
                  .forEach(grant -> list.add(row(grant, sums)));
              found.add(row);
            });
    return found;
  }

  private ObjectNode row(EmergencyGrant grant, boolean sums) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("lx", grant.kind() == Kind.EMERGENCY ? "急难型" : "支出型");
    row.put("ffrq", grant.day().toString());
    row.put("sjrq", grant.event().map(LocalDate::toString).orElse(""));
    row.put("sfth", grant.paidBack() ? "是" : "否");
    row.put("jbdw", roll.officeName(grant.town()));
    row.put("xzqh", roll.officeDivision(grant.town()));
    if (sums) {
      row.put("je", BigDecimal.valueOf(grant.fen(), 2).toPlainString());
    }
    return row;
  }
}

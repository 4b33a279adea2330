package org.tongban.node.demo.register.assistance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.tongban.node.demo.register.Person;
import org.tongban.node.demo.register.WujiangPerson;
import org.tongban.node.demo.register.assistance.Means.Owner;

/**
 * 核对: asks the connected departments about each person, issues a report and files it. Whoever is
 * not named is not looked into; what the others are called in the ask it never learns.
 */
final class WujiangChecks {
  private final Roll roll;
  private final WujiangMeans means;
  private final ReportBook book;

  WujiangChecks(Roll roll, Means means, ReportBook book) {
    this.roll = roll;
    this.means = new WujiangMeans(means);
    this.book = book;
  }

  /**
   * Ask: {@code {"sqsbh":"…","jzrq":"YYYY-MM-DD","cxrq":"YYYY-MM-DD","zjhm":["…"],"lb":["车辆"]}}
   * (授权书编号, 基准日期, 查询日期, 证件号码, 类别).
   */
  ArrayNode find(JsonNode ask) {
    String authorization = ask.path("sqsbh").asText("");
    if (authorization.isEmpty() || !ask.path("zjhm").isArray()) {
      throw new IllegalArgumentException("sqsbh and zjhm are needed");
    }
    boolean withdrawn = book.withdrawn(authorization);
    ArrayNode people = JsonNodeFactory.instance.arrayNode();
    List<String> numbers = new ArrayList<>();
    for (JsonNode number : ask.path("zjhm")) {
      numbers.add(WujiangPerson.number(number));
    }
    if (!withdrawn) {
      numbers.forEach(number -> people.add(person(number, ask.path("lb"))));
    }
    LocalDate today = WujiangPerson.day(ask.path("cxrq"));
    LocalDate reference = WujiangPerson.day(ask.path("jzrq"));
    CheckReport report = book.issue(authorization, numbers, reference, today, people.toString());
    ArrayNode found = JsonNodeFactory.instance.arrayNode();
    found
        .addObject()
        .put("bgbh", report.number())
        .put("qfrq", report.issued().toString())
        .put("yxqz", report.validTo().toString())
        .put("sqzt", withdrawn ? "已撤回" : "有效")
        .set("ry", people);
    return found;
  }

  private ObjectNode person(String number, JsonNode asked) {
    Optional<Person> known = roll.find(number).findFirst().or(() -> means.stranger(number));
    ObjectNode row = known.map(WujiangPerson::json).orElseGet(JsonNodeFactory.instance::objectNode);
    row.put("cxhm", number);
    Map<String, List<ObjectNode>> good = means.of(owner -> known.filter(of(owner)).isPresent());
    Map<String, List<ObjectNode>> old = means.of(owner -> known.filter(old(owner)).isPresent());
    ArrayNode categories = row.putArray("lb");
    for (JsonNode category : asked) {
      String name = category.asText();
      ObjectNode item = categories.addObject().put("mc", name);
      if (!good.containsKey(name)) {
        // the schools' system is connected and has been silent for weeks
        item.put("zt", name.equals("教育支出") ? "超时" : "未联通");
      } else if (!old.get(name).isEmpty()) {
        item.put("zt", "身份存疑");
      } else {
        item.put("zt", good.get(name).isEmpty() ? "无记录" : "有记录");
        good.get(name).forEach(item.putArray("jl")::add);
      }
    }
    return row;
  }

  private static Predicate<Person> of(Owner owner) {
    return person -> WujiangPerson.has(person, owner.idNumber());
  }

  // 15 digits and the same name: perhaps the person, perhaps somebody else
  private static Predicate<Person> old(Owner owner) {
    return person ->
        owner.name().equals(person.name())
            && owner
                .idNumber()
                .equals(person.idNumber().substring(0, 6) + person.idNumber().substring(8, 17));
  }
}

package org.tongban.node.demo.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tongban.node.demo.register.Marriage.Party;

/** 婚姻: certificates by number, by the parties' numbers, or by both. */
final class WujiangMarriages {
  private static final Map<Marriage.Status, String> STATUSES =
      Map.of(
          Marriage.Status.VALID, "有效",
          Marriage.Status.SUPERSEDED, "已补发",
          Marriage.Status.REVOKED, "已撤销",
          Marriage.Status.DISSOLVED, "已离婚",
          Marriage.Status.WITHDRAWN, "复婚收回");

  private final RegisterContent content;

  WujiangMarriages(RegisterContent content) {
    this.content = content;
  }

  /** Ask: {@code {"zjhm":["…","…"],"zh":"…"}}; zh (字号) is left out or empty for any. */
  ArrayNode find(JsonNode ask) {
    List<String> numbers = new ArrayList<>();
    ask.path("zjhm").forEach(number -> numbers.add(WujiangPerson.number(number)));
    String certificate = ask.path("zh").asText("");
    if (numbers.isEmpty() && certificate.isEmpty()) {
      throw new IllegalArgumentException("zjhm or zh is needed");
    }
    ArrayNode found = JsonNodeFactory.instance.arrayNode();
    content.marriages().stream()
        .filter(marriage -> certificate.isEmpty() || marriage.number().equals(certificate))
        .filter(marriage -> numbers.stream().allMatch(number -> concerns(marriage, number)))
        .forEach(marriage -> found.add(row(marriage)));
    return found;
  }

  private static boolean concerns(Marriage marriage, String number) {
    return WujiangPerson.has(marriage.man().person(), number)
        || WujiangPerson.has(marriage.woman().person(), number);
  }

  private ObjectNode row(Marriage marriage) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("zh", marriage.number());
    row.put("ywlx", marriage.kind() == Marriage.Kind.MARRIAGE ? "结婚" : "离婚");
    row.put("djrq", marriage.registeredOn().toString());
    row.put("zt", STATUSES.get(marriage.status()));
    row.put("ztrq", marriage.statusSince().toString());
    row.put("bfzh", marriage.replacedBy().orElse(""));
    row.putObject("djjg")
        .put("mc", content.region().marriageOffice())
        .put("tyshxydm", content.region().bureau());
    row.set("nf", party(marriage.man()));
    row.set("wf", party(marriage.woman()));
    return row;
  }

  // 证件号码 is today's; what the paper says stands beside it
  private static ObjectNode party(Party party) {
    ObjectNode json = WujiangPerson.json(party.person());
    json.put("zsxm", party.name());
    json.put("zszjhm", party.idNumber());
    json.put("csrq", WujiangPerson.birthDate(party.person()));
    json.put("gj", "中国");
    return json;
  }
}

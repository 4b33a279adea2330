package org.tongban.node.demo.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

  private static final Map<MaritalEvent.Kind, String> ENDINGS =
      Map.of(
          MaritalEvent.Kind.COURT_DIVORCE, "法院离婚",
          MaritalEvent.Kind.SPOUSE_DEATH, "丧偶");

  private final RegisterContent content;

  WujiangMarriages(RegisterContent content) {
    this.content = content;
  }

  /**
   * Ask: {@code {"zjhm":["…","…"],"zh":"…","pp":"任一","cxrq":"YYYY-MM-DD"}}. 字号 is left out or empty
   * for any; 匹配 任一 finds what concerns one of the persons, else it must concern all; on 查询日期 an
   * application for divorce (离婚申请) is told while it runs.
   */
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
        .filter(marriage -> fits(marriage, numbers, ask.path("pp").asText("").equals("任一")))
        .forEach(marriage -> found.add(row(marriage, ask.path("cxrq").asText(""))));
    return found;
  }

  private static boolean fits(Marriage marriage, List<String> numbers, boolean any) {
    return any
        ? numbers.stream().anyMatch(number -> concerns(marriage, number))
        : numbers.stream().allMatch(number -> concerns(marriage, number));
  }

  private static boolean concerns(Marriage marriage, String number) {
    return WujiangPerson.has(marriage.man().person(), number)
        || WujiangPerson.has(marriage.woman().person(), number);
  }

  private ObjectNode row(Marriage marriage, String day) {
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
    row.put("lhsq", day.isEmpty() ? "" : applied(marriage, LocalDate.parse(day)));
    row.put("zzyy", ended(marriage));
    row.set("nf", party(marriage.man()));
    row.set("wf", party(marriage.woman()));
    return row;
  }

  // 30 days of cooling-off, then 30 days to collect the certificate
  private String applied(Marriage marriage, LocalDate day) {
    return events(marriage)
        .filter(event -> event.kind() == MaritalEvent.Kind.DIVORCE_APPLICATION)
        .map(MaritalEvent::day)
        .filter(applied -> applied.isAfter(day.minusDays(60)))
        .findFirst()
        .map(LocalDate::toString)
        .orElse("");
  }

  private String ended(Marriage marriage) {
    if (marriage.status() != Marriage.Status.DISSOLVED) {
      return "";
    }
    return events(marriage)
        .map(MaritalEvent::kind)
        .filter(ENDINGS::containsKey)
        .findFirst()
        .map(ENDINGS::get)
        .orElse("离婚");
  }

  private Stream<MaritalEvent> events(Marriage marriage) {
    return content.civil().events().stream()
        .filter(event -> event.certificateNo().equals(marriage.number()));
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

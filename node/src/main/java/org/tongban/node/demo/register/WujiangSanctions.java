package org.tongban.node.demo.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tongban.node.demo.register.Sanction.SanctionList;

/**
 * 信用: whether someone is known, with the entries on the lists that the district keeps. The courts'
 * list is not connected.
 */
final class WujiangSanctions {
  private static final Map<SanctionList, String> LISTS =
      Map.of(
          SanctionList.ABNORMAL_ACTIVITY, "活动异常名录",
          SanctionList.SERIOUSLY_DISHONEST, "严重违法失信名单",
          SanctionList.ILLEGAL_ORGANISATION, "涉嫌非法社会组织",
          SanctionList.ASSISTANCE_FRAUD, "骗取社会救助",
          SanctionList.ELDERCARE_BAN, "养老服务失信");

  private final RegisterContent content;

  WujiangSanctions(RegisterContent content) {
    this.content = content;
  }

  /**
   * Ask: {@code {"tyshxydm":"…","zjhm":"…","cxrq":"YYYY-MM-DD"}}, the other of the two left empty.
   */
  ArrayNode find(JsonNode ask) {
    String code = ask.path("tyshxydm").asText("");
    String number = ask.path("zjhm").asText("");
    if (code.isEmpty() == number.isEmpty()) {
      throw new IllegalArgumentException("either tyshxydm or zjhm is needed");
    }
    LocalDate day = WujiangPerson.day(ask.path("cxrq"));
    ArrayNode found = JsonNodeFactory.instance.arrayNode();
    subjects(code, number)
        .forEach(
            subject -> {
              found.add(subject);
              entries(sanction -> about(sanction, code, number), day, subject.putArray("md"));
            });
    return found;
  }

  private Stream<ObjectNode> subjects(String code, String number) {
    Stream<ObjectNode> organisations =
        content.credit().organisations().stream()
            .filter(organisation -> organisation.creditCode().equals(code))
            .map(
                organisation ->
                    JsonNodeFactory.instance
                        .objectNode()
                        .put("tyshxydm", organisation.creditCode())
                        .put("mc", organisation.name()));
    Stream<ObjectNode> people =
        content.people().stream()
            .filter(person -> WujiangPerson.has(person, number))
            .map(WujiangPerson::json);
    return Stream.concat(organisations, people);
  }

  private static boolean about(Sanction sanction, String code, String number) {
    return sanction.creditCode().equals(Optional.of(code))
        || sanction.person().filter(person -> WujiangPerson.has(person, number)).isPresent();
  }

  private void entries(Predicate<Sanction> about, LocalDate day, ArrayNode entries) {
    content.credit().sanctions().stream()
        .filter(about.and(sanction -> sanction.holdsOn(day)))
        .filter(sanction -> LISTS.containsKey(sanction.list()))
        .forEach(
            sanction ->
                entries
                    .addObject()
                    .put("mdmc", LISTS.get(sanction.list()))
                    .put("lrrq", sanction.since().toString())
                    .put("ycrq", sanction.until().map(LocalDate::toString).orElse(""))
                    .put("wh", sanction.caseNumber())
                    .put("jdjg", content.region().bureauName())
                    .put("jdjgdm", content.region().bureau()));
  }
}

package org.tongban.node.demo.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.node.demo.register.CareCapacity.BedKind;

/** 床位: the latest count up to a day, of the district's towns or of one of them. */
final class WujiangCapacity {
  private static final Map<BedKind, String> KINDS =
      Map.of(
          BedKind.NURSING, "护理型床位",
          BedKind.DEMENTIA, "认知障碍床位",
          BedKind.ORDINARY, "普通床位",
          BedKind.COMMUNITY, "社区嵌入式床位",
          BedKind.DAY, "日间照料");
  private static final List<String> BANDS =
      List.of("2000元及以下", "2000-4000元", "4000-6000元", "6000-8000元", "8000元以上");

  private final RegisterContent content;

  WujiangCapacity(RegisterContent content) {
    this.content = content;
  }

  /** Ask: {@code {"xzqh":"…","jzrq":"YYYY-MM-DD"}} (行政区划, 截止日期). */
  ArrayNode find(JsonNode ask) {
    String division = ask.path("xzqh").asText("");
    if (division.isEmpty()) {
      throw new IllegalArgumentException("xzqh is needed");
    }
    LocalDate until = WujiangPerson.day(ask.path("jzrq"));
    List<CareCapacity> fitting =
        content.services().capacity().stream()
            .filter(figure -> figure.town().startsWith(division))
            .filter(figure -> !figure.countedOn().isAfter(until))
            .toList();
    Optional<LocalDate> day =
        fitting.stream().map(CareCapacity::countedOn).max(LocalDate::compareTo);
    ArrayNode found = JsonNodeFactory.instance.arrayNode();
    fitting.stream()
        .filter(figure -> day.get().equals(figure.countedOn()))
        .forEach(figure -> found.add(row(figure)));
    day.ifPresent(latest -> unreported(fitting, latest, found));
    return found;
  }

  private static ObjectNode row(CareCapacity figure) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("xzqh", figure.town())
        .put("tjrq", figure.countedOn().toString())
        .put("cwlx", KINDS.get(figure.kind()))
        .put("sfqj", BANDS.get(figure.priceBand() - 1))
        .put("jgs", figure.institutions())
        .put("cws", figure.beds())
        .put("zzs", figure.occupied());
  }

  // 未报送: towns that reported before and not for this day
  private static void unreported(List<CareCapacity> fitting, LocalDate day, ArrayNode found) {
    List<String> reported =
        fitting.stream()
            .filter(figure -> figure.countedOn().equals(day))
            .map(CareCapacity::town)
            .toList();
    fitting.stream()
        .map(CareCapacity::town)
        .distinct()
        .filter(town -> !reported.contains(town))
        .forEach(
            town ->
                found.addObject().put("xzqh", town).put("tjrq", day.toString()).put("wbs", "是"));
  }
}

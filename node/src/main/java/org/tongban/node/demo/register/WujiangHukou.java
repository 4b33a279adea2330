package org.tongban.node.demo.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.tongban.node.demo.register.Hukou.Reason;
import org.tongban.node.demo.register.Hukou.Status;
import org.tongban.node.demo.register.Hukou.Type;

/** 户籍: every registration of each person asked for, past ones too. */
final class WujiangHukou {
  private static final Map<String, String> RELATIONS =
      Map.of("02", "户主", "10", "配偶", "20", "子", "30", "女", "97", "其他亲属", "99", "非亲属");
  private static final Map<Status, String> STATUSES =
      Map.of(
          Status.NORMAL, "正常",
          Status.MOVED_OUT, "迁出",
          Status.DECEASED, "死亡注销",
          Status.CANCELLED, "其他注销");
  private static final Map<Reason, String> REASONS =
      Map.of(
          Reason.MOVED_OUT, "迁往市外",
          Reason.DEATH, "死亡",
          Reason.DECLARED_DEAD, "宣告死亡",
          Reason.SETTLED_ABROAD, "定居国外",
          Reason.DUPLICATE, "重复户口",
          Reason.MADE_IN_ERROR, "错误登记");

  private final RegisterContent content;

  WujiangHukou(RegisterContent content) {
    this.content = content;
  }

  /** Ask: {@code {"zjhm":["…","…"]}}. */
  ArrayNode find(JsonNode ask) {
    if (ask.path("zjhm").isEmpty()) {
      throw new IllegalArgumentException("zjhm is needed");
    }
    ArrayNode found = JsonNodeFactory.instance.arrayNode();
    for (JsonNode text : ask.path("zjhm")) {
      String number = WujiangPerson.number(text);
      content.civil().hukou().stream()
          .filter(entry -> WujiangPerson.has(entry.person(), number))
          .forEach(entry -> found.add(row(entry, number)));
    }
    return found;
  }

  private ObjectNode row(Hukou entry, String asked) {
    ObjectNode row = WujiangPerson.json(entry.person());
    row.put("cxhm", asked);
    row.put("hh", entry.householdNo());
    row.put("hb", entry.type() == Type.FAMILY ? "家庭户" : "集体户");
    row.put("hrs", members(entry.householdNo()));
    row.put("yhzgx", RELATIONS.get(entry.relation()));
    row.put("zt", STATUSES.get(entry.status()));
    row.put("ztrq", entry.since().toString());
    row.put("zxyy", entry.reason().map(REASONS::get).orElse(""));
    row.put("qwd", entry.movedTo().orElse(""));
    row.put("xzqh", entry.town());
    row.put("pcs", content.region().policeStation());
    return row;
  }

  private long members(String householdNo) {
    return content.civil().hukou().stream()
        .filter(entry -> entry.householdNo().equals(householdNo))
        .filter(entry -> entry.status() == Status.NORMAL)
        .count();
  }
}

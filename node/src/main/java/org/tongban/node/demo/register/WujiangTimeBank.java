package org.tongban.node.demo.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Map;
import org.tongban.node.demo.register.TimeAccount.Status;

/** 时间银行: every account of a person, in time coins of half an hour. */
final class WujiangTimeBank {
  static final int MINUTES_OF_A_COIN = 30;
  private static final Map<Status, String> STATUSES =
      Map.of(Status.ACTIVE, "正常", Status.FROZEN, "冻结", Status.CLOSED, "已注销");

  private final RegisterContent content;
  private final WujiangTransfers transfers;

  WujiangTimeBank(RegisterContent content, WujiangTransfers transfers) {
    this.content = content;
    this.transfers = transfers;
  }

  /** Ask: {@code {"zjhm":"…"}}. */
  ArrayNode find(JsonNode ask) {
    String number = WujiangPerson.number(ask.path("zjhm"));
    ArrayNode found = JsonNodeFactory.instance.arrayNode();
    content.services().accounts().stream()
        .filter(account -> WujiangPerson.has(account.person(), number))
        .forEach(account -> found.add(row(account)));
    return found;
  }

  private ObjectNode row(TimeAccount account) {
    return WujiangPerson.json(account.person())
        .put("zhbh", account.number())
        .put("zt", STATUSES.get(account.status()))
        .put("kysjb", transfers.free(account))
        .put("ylsjb", transfers.reserved(account))
        .put("kzr", account.transferable() ? "是" : "否")
        .put("dqrq", account.lapses().map(LocalDate::toString).orElse(""));
  }
}

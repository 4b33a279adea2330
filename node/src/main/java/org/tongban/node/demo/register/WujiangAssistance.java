package org.tongban.node.demo.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.tongban.node.demo.register.Household.Category;
import org.tongban.node.demo.register.Household.Member;
import org.tongban.node.demo.register.Household.Role;
import org.tongban.node.demo.register.Household.Status;

/** 救助: every household in which a number stands, with words for codes. */
final class WujiangAssistance {
  private static final Map<Category, String> CATEGORIES =
      Map.of(
          Category.DIBAO, "最低生活保障",
          Category.TEKUN, "特困人员救助供养",
          Category.EDGE, "低保边缘家庭",
          Category.RIGID, "刚性支出困难家庭");
  private static final Map<Status, String> STATUSES =
      Map.of(
          Status.CHECKING, "核对中",
          Status.APPROVED, "在享",
          Status.ADJUSTED, "已调整",
          Status.SUSPENDED, "暂停",
          Status.GRADUAL_EXIT, "渐退期",
          Status.TERMINATED, "已终止",
          Status.DECEASED, "死亡终止",
          Status.MIGRATED_OUT, "迁出",
          Status.FRAUD_REVOKED, "骗取撤销");
  private static final Map<Role, String> ROLES =
      Map.of(
          Role.HEAD,
          "户主",
          Role.SPOUSE,
          "配偶",
          Role.CHILD,
          "子女",
          Role.PARENT,
          "父母",
          Role.OTHER,
          "其他");

  private final RegisterContent content;

  WujiangAssistance(RegisterContent content) {
    this.content = content;
  }

  /** Ask: {@code {"zjhm":"…","cxrq":"YYYY-MM-DD"}} (证件号码, 查询日期). */
  ArrayNode find(JsonNode ask) {
    String number = WujiangPerson.number(ask.path("zjhm"));
    LocalDate day = WujiangPerson.day(ask.path("cxrq"));
    ArrayNode found = JsonNodeFactory.instance.arrayNode();
    for (Household household : content.households()) {
      for (Member member : household.members()) {
        if (WujiangPerson.has(member.person(), number)) {
          found.add(row(household, member, day));
        }
      }
    }
    return found;
  }

  private ObjectNode row(Household household, Member member, LocalDate day) {
    ObjectNode row = WujiangPerson.json(member.person());
    row.put("jtbh", household.number());
    row.put("jzlb", CATEGORIES.get(household.category()));
    row.put("jzzt", STATUSES.get(household.status()));
    row.put("sfzx", household.receivesOn(day) ? "是" : "否");
    row.put("yhzgx", ROLES.get(member.role()));
    row.put("jtrs", household.members().size());
    row.put("ksrq", household.from().toString());
    row.put("jsrq", household.to().map(LocalDate::toString).orElse(""));
    row.put("scfhrq", household.lastReview().toString());
    row.put("xcfhrq", household.nextReview().toString());
    row.put("ybzje", BigDecimal.valueOf(household.monthlyFen(), 2).toPlainString());
    row.putObject("jbjg")
        .put("mc", content.region().bureauName())
        .put("tyshxydm", content.region().bureau());
    return row;
  }
}

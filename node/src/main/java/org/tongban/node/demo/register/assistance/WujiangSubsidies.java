package org.tongban.node.demo.register.assistance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.tongban.node.demo.register.Person;
import org.tongban.node.demo.register.Region;
import org.tongban.node.demo.register.WujiangPerson;
import org.tongban.node.demo.register.assistance.DisabilityFile.Payment;
import org.tongban.node.demo.register.assistance.DisabilityFile.Subsidy;
import org.tongban.node.demo.register.assistance.Handover.State;

/** 两项补贴: decides by its own rules on a day, and takes applications that others hand over. */
final class WujiangSubsidies {
  private static final Map<String, Subsidy> SUBSIDIES =
      Map.of("困难生活补贴", Subsidy.DIS_LIVING, "重度护理补贴", Subsidy.DIS_CARE);
  private static final List<String> TYPES = List.of("视力", "听力", "言语", "肢体", "智力", "精神", "多重");
  private static final List<String> GRADES = List.of("一级", "二级", "三级", "四级");
  private static final List<String> CARDS = List.of("有效", "过期", "已换发", "已注销");
  private static final Map<State, String> STATES =
      Map.of(
          State.RECEIVED, "已接收",
          State.ACCEPTED, "已受理",
          State.RETURNED, "退回补正",
          State.APPROVED, "已批准",
          State.REJECTED, "不予批准",
          State.DUPLICATE, "重复申请");

  private final List<DisabilityFile> files;
  private final SubsidyRules rules;
  private final HandoverBook book;

  WujiangSubsidies(List<DisabilityFile> files, Predicate<Person> poor, HandoverBook book) {
    this.files = files;
    this.rules = new SubsidyRules(poor);
    this.book = book;
  }

  /**
   * Ask: {@code {"zjhm":"…","bz":["困难生活补贴"],"jzrq":"YYYY-MM-DD","cxrq":"YYYY-MM-DD",
   * "zbbh":"…","je":true}} (证件号码, 补贴, 基准日期, 查询日期, 转办编号 or empty, whether with sums and who else
   * pays).
   */
  ArrayNode find(JsonNode ask) {
    String number = WujiangPerson.number(ask.path("zjhm"));
    ArrayNode found = JsonNodeFactory.instance.arrayNode();
    files.stream()
        .filter(file -> WujiangPerson.has(file.person(), number))
        .forEach(file -> found.add(row(file, ask)));
    return found;
  }

  private ObjectNode row(DisabilityFile file, JsonNode ask) {
    LocalDate day = WujiangPerson.day(ask.path("jzrq"));
    ObjectNode row = WujiangPerson.json(file.person());
    row.put("cljk", file.confirmed() ? "正常" : "中断");
    row.putArray("lb").add(TYPES.get(file.type() - 1));
    row.put("dj", GRADES.get(file.grade() - 1));
    row.put("zt", CARDS.get(file.state().ordinal()));
    row.put("yxqz", file.validTo().toString());
    ArrayNode subsidies = row.putArray("bt");
    boolean paid = true;
    for (JsonNode name : ask.path("bz")) {
      Subsidy subsidy = SUBSIDIES.get(name.asText());
      if (subsidy == null) {
        throw new IllegalArgumentException("bz is not a subsidy");
      }
      paid &= file.pays(subsidy, day, false);
      subsidies.add(
          subsidy(file, subsidy, day, ask.path("je").asBoolean()).put("bz", name.asText()));
    }
    String reference = ask.path("zbbh").asText("");
    if (!reference.isEmpty()) {
      LocalDate today = WujiangPerson.day(ask.path("cxrq"));
      Handover taken = book.take(reference, file.person(), paid, today);
      row.putObject("zb")
          .put("bh", taken.reference())
          .put("zt", STATES.get(taken.state()))
          .put("ztrq", taken.since().toString())
          .put("bdbh", taken.localReference());
    }
    return row;
  }

  private ObjectNode subsidy(DisabilityFile file, Subsidy subsidy, LocalDate day, boolean sums) {
    List<String> against = rules.against(file, subsidy, day);
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("rd", !against.isEmpty() ? "不符合" : file.confirmed() ? "符合" : "待定");
    against.forEach(row.putArray("yy")::add);
    row.put("zf", file.pays(subsidy, day, false) ? "是" : "否");
    latest(file, subsidy, false)
        .ifPresent(
            payment -> {
              row.put("ksrq", payment.from().toString());
              row.put("jsrq", payment.to().map(LocalDate::toString).orElse(""));
              if (sums) {
                row.put("yje", BigDecimal.valueOf(payment.monthlyFen(), 2).toPlainString());
              }
            });
    row.put("yd", file.pays(subsidy, day, true) ? "是" : "否");
    latest(file, subsidy, true)
        .filter(payment -> sums)
        .flatMap(Payment::elsewhere)
        .ifPresent(region -> row.set("yddw", office(region)));
    return row;
  }

  private static ObjectNode office(Region region) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("mc", region.bureauName())
        .put("tyshxydm", region.bureau())
        .put("xzqh", region.code());
  }

  private static Optional<Payment> latest(DisabilityFile file, Subsidy subsidy, boolean elsewhere) {
    return file.payments().stream()
        .filter(payment -> payment.subsidy() == subsidy)
        .filter(payment -> payment.elsewhere().isPresent() == elsewhere)
        .max(Comparator.comparing(Payment::from));
  }
}

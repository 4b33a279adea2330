package org.tongban.node.demo.register.care;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.tongban.node.demo.register.WujiangPerson;
import org.tongban.node.demo.register.care.CareInstitution.Filing;
import org.tongban.node.demo.register.care.CareInstitution.FilingStatus;
import org.tongban.node.demo.register.care.CareInstitution.Kind;
import org.tongban.node.demo.register.care.CareInstitution.Penalty;
import org.tongban.node.demo.register.care.CareInstitution.Rating;

/** 养老机构: filing, rating and sanctions as they stood on a day. */
final class WujiangInstitutions {
  private static final List<String> LEVELS = List.of("一级", "二级", "三级", "四级", "五级");
  private static final Map<FilingStatus, String> STATUSES =
      Map.of(
          FilingStatus.FILED, "已备案", FilingStatus.CHANGED, "变更备案", FilingStatus.TERMINATED, "终止");
  private static final Map<Kind, String> KINDS =
      Map.of(
          Kind.WARNING, "警告",
          Kind.CORRECTION, "责令改正",
          Kind.FINE, "罚款",
          Kind.SUSPENSION, "停业整顿",
          Kind.ABNORMAL_LIST, "异常名录",
          Kind.DISHONESTY_LIST, "严重失信名单");

  private final ProvisionBooks books;

  WujiangInstitutions(ProvisionBooks books) {
    this.books = books;
  }

  /** Ask: {@code {"tyshxydm":"…","cxrq":"YYYY-MM-DD"}}, the code today's or an earlier one. */
  ArrayNode find(JsonNode ask) {
    String code = ask.path("tyshxydm").asText("");
    if (code.isEmpty()) {
      throw new IllegalArgumentException("tyshxydm is needed");
    }
    LocalDate day = WujiangPerson.day(ask.path("cxrq"));
    ArrayNode found = JsonNodeFactory.instance.arrayNode();
    books.institutions().stream()
        .filter(institution -> institution.has(code))
        .forEach(
            institution ->
                institution
                    .filingOn(day)
                    .ifPresent(filing -> found.add(row(institution, filing, day))));
    return found;
  }

  private ObjectNode row(CareInstitution institution, Filing filing, LocalDate day) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("tyshxydm", institution.creditCode());
    institution.formerCodes().forEach(row.putArray("ydm")::add);
    row.put("mc", institution.name());
    row.put("xzqh", institution.town());
    row.put("bah", institution.filingNumber());
    row.put("barq", institution.filedOn().toString());
    row.put("bazt", STATUSES.get(filing.status()));
    row.put("baztrq", filing.day().toString());
    bureau(row.putObject("bajg"));
    institution.ratingOn(day).ifPresent(rating -> rating(rating, row.putObject("dj")));
    ArrayNode penalties = row.putArray("cf");
    institution.penaltiesOn(day).forEach(penalty -> penalty(penalty, penalties.addObject()));
    return row;
  }

  private static void rating(Rating rating, ObjectNode row) {
    row.put("bz", "GB/T 37276-2018")
        .put("jb", LEVELS.get(rating.level() - 1))
        .put("qsrq", rating.from().toString())
        .put("jzrq", rating.to().toString())
        .put("pdjg", rating.judge())
        .put("pdjgqh", rating.judgeDivision());
  }

  private void penalty(Penalty penalty, ObjectNode row) {
    row.put("lx", KINDS.get(penalty.kind()))
        .put("jdrq", penalty.decidedOn().toString())
        .put("jzrq", penalty.until().map(LocalDate::toString).orElse(""))
        .put("wh", penalty.documentNumber());
    bureau(row.putObject("jdjg"));
  }

  private void bureau(ObjectNode row) {
    row.put("mc", books.region().bureauName()).put("tyshxydm", books.region().bureau());
  }
}

package org.tongban.node.demo.register.assistance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** 核对报告: the report of a number, with its issuer and its digests; nothing of what it says. */
final class WujiangReports {
  private final Roll roll;
  private final ReportBook book;

  WujiangReports(Roll roll, ReportBook book) {
    this.roll = roll;
    this.book = book;
  }

  /** Ask: {@code {"bgbh":"…"}} (报告编号). */
  ArrayNode find(JsonNode ask) {
    String number = ask.path("bgbh").asText("");
    if (number.isEmpty()) {
      throw new IllegalArgumentException("bgbh is needed");
    }
    ArrayNode found = JsonNodeFactory.instance.arrayNode();
    book.all().stream()
        .filter(report -> report.number().equals(number))
        .forEach(report -> found.add(row(report)));
    return found;
  }

  private ObjectNode row(CheckReport report) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("bgbh", report.number())
        .put("qfdw", roll.officeName(report.town()))
        .put("xzqh", roll.officeDivision(report.town()))
        .put("qfrq", report.issued().toString())
        .put("yxqz", report.validTo().toString())
        .put("sha256", report.sha256())
        .put("sm3", report.sm3().orElse(""))
        .put("thbh", report.next().orElse(""));
  }
}

package org.tongban.harness.conformance;

import java.util.Locale;

/** A report as a page: one file, no scripts, everything escaped. */
final class HtmlReport {
  private static final String STYLE =
      """
      body{font:15px/1.5 system-ui,"Noto Sans CJK SC",sans-serif;margin:2rem;color:#1a1a1a}
      table{border-collapse:collapse;width:100%}
      th,td{border-bottom:1px solid #ccc;padding:.3rem .6rem;text-align:left;vertical-align:top}
      dt{float:left;clear:left;width:9rem;color:#555}dd{margin-left:9rem;word-break:break-all}
      .passed{color:#176b2c}.failed{color:#b00020;font-weight:bold}.not_run{color:#555}
      """;

  private final Report report;
  private final Words words;

  HtmlReport(Report report, Words words) {
    this.report = report;
    this.words = words;
  }

  String page() {
    var page = new StringBuilder(64_000);
    var title = escaped(words.text("title")) + " " + report.member();
    page.append("<!DOCTYPE html>\n<html lang=\"")
        .append(words.text("language"))
        .append("\"><head><meta charset=\"UTF-8\"><title>")
        .append(title)
        .append("</title><style>\n")
        .append(STYLE)
        .append("</style></head><body><h1>")
        .append(title)
        .append("</h1>\n<p>")
        .append(escaped(report.summary(words)))
        .append("</p>\n<dl>");
    fact(page, "member", report.member().value());
    fact(page, "endpoint", report.endpoint().toString());
    fact(
        page,
        "directory",
        report.federation() + " " + report.directoryVersion() + ", " + report.directory());
    fact(page, "profile", report.profile().toString());
    fact(page, "time", report.time().toString());
    page.append("</dl>\n");
    var group = "";
    for (var result : report.results()) {
      if (!result.check().group().equals(group)) {
        page.append(group.isEmpty() ? "" : "</table>\n");
        group = result.check().group();
        head(page, group);
      }
      row(page, result);
    }
    return page.append("</table>\n</body></html>\n").toString();
  }

  private void fact(StringBuilder page, String key, String value) {
    page.append("<dt>").append(escaped(words.text(key))).append("</dt><dd>");
    page.append(escaped(value)).append("</dd>\n");
  }

  private void head(StringBuilder page, String group) {
    page.append("<h2>").append(escaped(words.text("group." + group))).append("</h2>\n<table><tr>");
    for (var column : new String[] {"id", "result", "goal", "expected", "seen", "section"}) {
      page.append("<th>").append(escaped(words.text("head." + column))).append("</th>");
    }
    page.append("</tr>\n");
  }

  private void row(StringBuilder page, Result result) {
    var check = result.check();
    var verdict = result.verdict();
    page.append("<tr class=\"")
        .append(verdict.status().name().toLowerCase(Locale.ROOT))
        .append("\">");
    for (var cell :
        new String[] {
          check.id(),
          words.status(verdict),
          words.goal(check),
          words.expects(check),
          words.seen(verdict),
          check.section()
        }) {
      page.append("<td>").append(escaped(cell)).append("</td>");
    }
    page.append("</tr>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}

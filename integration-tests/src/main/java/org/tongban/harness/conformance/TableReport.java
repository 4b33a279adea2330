package org.tongban.harness.conformance;

import java.io.PrintWriter;
import java.net.URI;
import org.tongban.core.message.MemberCode;

/** A report as it is told while it is made: one line for each check. */
final class TableReport {
  private static final int ID = 8;
  private static final int STATUS = 8;

  private final PrintWriter out;
  private final Words words;

  TableReport(PrintWriter out, Words words) {
    this.out = out;
    this.words = words;
  }

  void head(MemberCode member, URI endpoint) {
    out.println(words.text("title") + " " + member + " " + endpoint);
  }

  void row(Result result) {
    var check = result.check();
    var verdict = result.verdict();
    out.println(
        padded(check.id(), ID)
            + " "
            + padded(words.status(verdict), STATUS)
            + " "
            + words.goal(check)
            + (result.is(Verdict.Status.PASSED) ? "" : " — " + words.seen(verdict)));
    if (result.is(Verdict.Status.FAILED)) {
      out.println(
          " ".repeat(ID + STATUS + 2)
              + words.text("head.expected")
              + ": "
              + words.expects(check)
              + " (PROTOCOL.md, "
              + check.section()
              + ")");
    }
  }

  void end(Report report) {
    out.println(report.summary(words));
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}

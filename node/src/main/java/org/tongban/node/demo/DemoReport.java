package org.tongban.node.demo;

import java.io.PrintWriter;
import java.util.Optional;
import org.tongban.core.directory.Suite;

/** Prints what the demonstration does, as a table, and counts. */
final class DemoReport {
  private static final String ROW = "%-8s %-8s %-32s %-18s %-6s %6s  %s%n";

  private final PrintWriter out;
  private int passed;
  private int failed;

  DemoReport(PrintWriter out) {
    this.out = out;
  }

  void head() {
    out.printf(ROW, "from", "to", "service", "outcome", "suite", "ms", "exchange");
    out.flush();
  }

  /**
   * One query.
   *
   * @param suite of the signed ask; empty when none was signed
   */
  void row(DemoStep step, Asked asked, Optional<Suite> suite, Suite wanted) {
    var name = suite.map(Suite::name).orElse("-");
    out.printf(
        ROW,
        step.from().code(),
        step.to(),
        step.service(),
        asked.outcome(),
        name,
        asked.millis(),
        asked.exchange());
    check(
        asked.outcome().equals(step.expected()) && suite.filter(s -> s != wanted).isEmpty(),
        "expected " + step.expected() + " in " + wanted);
  }

  /** What came of a query. */
  record Asked(String outcome, long millis, String exchange) {}

  /** Counts; what failed says why on a line of its own. */
  void check(boolean good, String otherwise) {
    if (good) {
      passed++;
    } else {
      failed++;
      out.println("  FAILED: " + otherwise);
    }
    out.flush();
  }

  void line(String text) {
    out.println(text);
    out.flush();
  }

  /** The closing line; whether all was well. */
  boolean close() {
    out.println(passed + " passed, " + failed + " failed");
    out.flush();
    return failed == 0;
  }
}

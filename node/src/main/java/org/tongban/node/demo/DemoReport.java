package org.tongban.node.demo;

import java.io.PrintWriter;

/** Prints what the demonstration does, as a table, and counts. */
final class DemoReport {
  private static final String ROW = "%-8s %-8s %-32s %-18s %6s  %s%n";

  private final PrintWriter out;
  private int passed;
  private int failed;

  DemoReport(PrintWriter out) {
    this.out = out;
  }

  void head() {
    out.printf(ROW, "from", "to", "service", "outcome", "ms", "exchange");
    out.flush();
  }

  void row(DemoStep step, String outcome, long millis, String exchange) {
    out.printf(ROW, step.from().code(), step.to(), step.service(), outcome, millis, exchange);
    check(outcome.equals(step.expected()), "expected " + step.expected());
  }

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

package org.tongban.harness.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What pages of the console take, for people and for programs. */
final class ConsoleReport {
  /**
   * Milliseconds that no page may take in half of the readings; what else runs makes some longer.
   */
  static final double LIMIT = 300;

  private final List<PageFigures> pages;

  ConsoleReport(List<PageFigures> pages) {
    this.pages = List.copyOf(pages);
  }

  /** Pages that take too long. */
  List<PageFigures> slow() {
    return pages.stream().filter(page -> page.median() > LIMIT).toList();
  }

  /** The slowest first. */
  void table(PrintWriter out, int entries) {
    var control = pages.get(0);
    line(out, "%-55s %9s %10s %8s %11s", "", "first ms", "median ms", "p95 ms", ": control");
    pages.stream()
        .sorted(Comparator.comparing(PageFigures::median).reversed())
        .forEach(
            page ->
                line(
                    out,
                    "%-55s %9.1f %10.1f %8.1f %11.1f",
                    page.path(),
                    page.first(),
                    page.median(),
                    page.p95(),
                    page.median() / control.median()));
    line(out, "");
    line(
        out,
        "journal of %,d entries, %d services; control %s",
        entries,
        ConsoleBench.SERVICES,
        control.path());
    slow().forEach(page -> line(out, "over %.0f ms: %s", LIMIT, page.path()));
  }

  ObjectNode json() {
    var json = JsonNodeFactory.instance.objectNode();
    var console = json.putObject("console");
    console.put("control_ms", pages.get(0).median());
    console.put("slowest_p95_ms", pages.stream().mapToDouble(PageFigures::p95).max().orElse(0));
    var all = console.putObject("pages");
    pages.forEach(
        page ->
            all.putObject(page.path()).put("median_ms", page.median()).put("p95_ms", page.p95()));
    return json;
  }

  private static void line(PrintWriter out, String form, Object... values) {
    out.println(String.format(Locale.ROOT, form, values));
  }
}

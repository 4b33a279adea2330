package org.tongban.harness.fault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tongban.harness.fault.Finding.State;

/** What the faults came to, for a terminal, a browser and a program. */
final class FaultReport {
  private final List<Finding> findings;
  private final ResourceBundle words;

  FaultReport(List<Finding> findings, ResourceBundle words) {
    this.findings = List.copyOf(findings);
    this.words = words;
  }

  /** Whether something was tried and every promise held. */
  boolean good() {
    return findings.stream().anyMatch(one -> one.state() == State.HELD)
        && findings.stream().noneMatch(one -> one.state() == State.BROKEN);
  }

  /** How many ended how. */
  String sum() {
    return text("faults.sum", count(State.HELD), count(State.BROKEN), count(State.NOT_RUN));
  }

  /** One block; what was promised takes a line of its own. */
  void print(Finding finding, PrintWriter out) {
    out.println(title(finding) + "  " + text("faults.state." + finding.state()));
    out.println("  " + text("faults.promised") + "  " + promised(finding));
    out.println("  " + text("faults.observed") + "  " + observed(finding));
    if (finding.state() != State.NOT_RUN) {
      out.println(
          "  "
              + text(
                  "faults.figures", finding.lost(), finding.twice(), seconds(finding.recovery())));
    }
    finding.broken().forEach(broken -> out.println("  " + text("faults.broken." + broken)));
    out.flush();
  }

  private long count(State state) {
    return findings.stream().filter(finding -> finding.state() == state).count();
  }

  private String title(Finding finding) {
    return finding.fault() + "  " + text("faults." + finding.fault());
  }

  private String promised(Finding finding) {
    return text("faults." + finding.fault() + ".promised");
  }

  private String observed(Finding finding) {
    if (finding.state() == State.NOT_RUN) {
      return finding.reason();
    }
    var problems =
        new TreeMap<>(finding.problems())
            .entrySet().stream()
                .map(problem -> problem.getValue() + " × " + problem.getKey())
                .collect(Collectors.joining(", "));
    return text(
        "faults.answered",
        finding.acknowledged(),
        problems.isEmpty() ? text("faults.nothing") : problems,
        seconds(finding.longest()));
  }

  ObjectNode json() {
    var root = JsonNodeFactory.instance.objectNode();
    var faults = root.putArray("faults");
    for (var finding : findings) {
      var one = faults.addObject();
      one.put("fault", finding.fault()).put("state", finding.state().name());
      one.put("title", text("faults." + finding.fault())).put("promised", promised(finding));
      if (finding.state() == State.NOT_RUN) {
        one.put("reason", finding.reason());
        continue;
      }
      one.put("acknowledged", finding.acknowledged());
      var problems = one.putObject("problems");
      finding.problems().forEach(problems::put);
      one.put("longestWaitSeconds", finding.longest().toMillis() / 1000.0);
      one.put("lost", finding.lost()).put("twice", finding.twice());
      one.put("recoverySeconds", finding.recovery().toMillis() / 1000.0);
      finding.broken().forEach(one.putArray("broken")::add);
    }
    return root.put("good", good());
  }

  String html() {
    var rows = new StringBuilder();
    for (var finding : findings) {
      rows.append("<tr class=\"").append(finding.state()).append("\">");
      var broken = finding.broken().stream().map(key -> text("faults.broken." + key)).toList();
      cell(rows, title(finding));
      cell(rows, promised(finding));
      cell(rows, observed(finding) + (broken.isEmpty() ? "" : " " + String.join(" ", broken)));
      var run = finding.state() != State.NOT_RUN;
      cell(rows, run ? String.valueOf(finding.lost()) : "–");
      cell(rows, run ? String.valueOf(finding.twice()) : "–");
      cell(rows, run ? seconds(finding.recovery()) : "–");
      cell(rows, text("faults.state." + finding.state()));
      rows.append("</tr>\n");
    }
    var heads =
        List.of("fault", "promised", "observed", "lost", "twice", "recovery", "state").stream()
            .map(head -> "<th>" + escaped(text("faults." + head)) + "</th>")
            .collect(Collectors.joining());
    return """
        <!doctype html><html lang="%s"><meta charset="utf-8"><title>%s</title>
        <style>body{font:15px/1.5 sans-serif;margin:2em}table{border-collapse:collapse}
        td,th{border:1px solid #999;padding:.4em;text-align:left;vertical-align:top}
        .BROKEN{background:#fdd}.NOT_RUN{color:#666}</style>
        <h1>%s</h1><table><thead><tr>%s</tr></thead><tbody>
        %s</tbody></table></html>
        """
        .formatted(
            text("language"),
            escaped(text("faults.title")),
            escaped(text("faults.title")),
            heads,
            rows);
  }

  private static void cell(StringBuilder row, String content) {
    row.append("<td>").append(escaped(content)).append("</td>");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }

  private String text(String key, Object... values) {
    return MessageFormat.format(words.getString(key), values);
  }
}

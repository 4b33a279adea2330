package org.tongban.node.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.tongban.node.command.ApiClient.Reply;

/** Prints what came of a query and turns it into an exit code. */
final class AskReport {
  private static final String STATE = "state";
  private static final Set<String> GOOD = Set.of("POSITIVE", "PARTIAL", "PENDING", "WAITING");

  private final Messages messages;
  private final OutputFormat format;
  private final PrintWriter out;
  private final PrintWriter err;

  AskReport(Messages messages, OutputFormat format, PrintWriter out, PrintWriter err) {
    this.messages = messages;
    this.format = format;
    this.out = out;
    this.err = err;
  }

  /** Data on standard output; for a program, a problem is data too. */
  int print(Reply reply, String idempotencyKey) {
    var document = reply.document();
    if (format == OutputFormat.json) {
      out.println(OutputFormat.pretty(document));
    } else if (reply.problem()) {
      problem(document);
    } else if (document.has(STATE)) {
      later(document);
    } else {
      answer(document);
    }
    if (document.path("retryable").asBoolean(false) && !idempotencyKey.isEmpty()) {
      err.println(messages.text("ask.retry", idempotencyKey));
    }
    if (reply.problem()) {
      return ExitCodes.ofStatus(reply.status());
    }
    var came = document.path(document.has(STATE) ? STATE : "outcome").asText();
    return GOOD.contains(came) ? ExitCodes.GOOD : ExitCodes.NEGATIVE;
  }

  /** Taken in, and not answered; an answer that came later is printed as any other. */
  private void later(JsonNode later) {
    var rows = new LinkedHashMap<String, String>();
    row(rows, STATE, later.path(STATE));
    row(rows, "exchange", later.path("exchange"));
    row(rows, "to", later.path("to"));
    row(rows, "service", later.path("service"));
    row(rows, "ticket", later.path("ticket"));
    row(rows, "due", later.path("due"));
    row(rows, "overdue", later.path("overdue"));
    row(rows, "reason", later.path("reason"));
    OutputFormat.columns(rows, out);
    if (GOOD.contains(later.path(STATE).asText())) {
      err.println(messages.text("ask.later", later.path("exchange").asText()));
    }
  }

  private void answer(JsonNode answer) {
    var rows = new LinkedHashMap<String, String>();
    row(rows, "outcome", answer.path("outcome"));
    row(rows, "exchange", answer.path("exchange"));
    row(rows, "from", answer.path("from"));
    row(rows, "service", answer.path("service"));
    row(rows, "version", answer.path("version"));
    row(rows, "asOf", answer.path("asOf"));
    row(rows, "reason", answer.path("reason"));
    for (JsonNode missing : answer.path("missing")) {
      String what = missing.path("field").asText() + " (" + missing.path("reason").asText() + ")";
      rows.merge(messages.text("label.missing"), what, (a, b) -> a + ", " + b);
    }
    OutputFormat.columns(rows, out);
    if (answer.path("body").isContainerNode()) {
      out.println(OutputFormat.pretty(answer.get("body")));
    }
  }

  private void problem(JsonNode problem) {
    var rows = new LinkedHashMap<String, String>();
    row(rows, "problem", problem.path("title"));
    row(rows, "detail", problem.path("detail"));
    row(rows, "code", problem.path("code"));
    row(rows, "hop", problem.path("hop"));
    row(rows, "outcome", problem.path("outcome"));
    row(rows, "exchange", problem.path("exchange"));
    row(rows, "errorId", problem.path("errorId"));
    OutputFormat.columns(rows, err);
    for (JsonNode error : problem.path("errors")) {
      String at = error.path("pointer").asText() + "  " + error.path("message").asText();
      err.println("  " + at.replaceAll("\\p{Cntrl}", "�"));
    }
  }

  private void row(Map<String, String> rows, String name, JsonNode value) {
    if (value.isValueNode() && !value.isNull()) {
      rows.put(messages.text("label." + name), value.asText());
    }
  }
}

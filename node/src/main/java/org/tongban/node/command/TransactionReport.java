package org.tongban.node.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.tongban.node.command.ApiClient.Reply;

/** Prints transactions, and turns the state of one into an exit code. */
final class TransactionReport {
  private static final List<String> SHOWN =
      List.of(
          "transaction",
          "service",
          "to",
          "state",
          "decision",
          "decideBy",
          "expiresAt",
          "reference",
          "reason",
          "exchange");
  private static final Set<String> GOOD = Set.of("RESERVED", "COMMITTED", "CANCELLED");

  private final Messages messages;
  private final OutputFormat format;
  private final PrintWriter out;
  private final PrintWriter err;

  TransactionReport(Messages messages, OutputFormat format, PrintWriter out, PrintWriter err) {
    this.messages = messages;
    this.format = format;
    this.out = out;
    this.err = err;
  }

  /** Good where it stands as it was meant to: reserved, committed or cancelled; a list always. */
  int print(Reply reply, String idempotencyKey) {
    if (reply.problem()) {
      return new AskReport(messages, format, out, err).print(reply, idempotencyKey);
    }
    var document = reply.document();
    if (format == OutputFormat.json) {
      out.println(OutputFormat.pretty(document));
    } else if (document.has("transactions")) {
      document.path("transactions").forEach(this::line);
    } else {
      table(document);
    }
    var good = document.has("transactions") || GOOD.contains(document.path("state").asText());
    return good ? ExitCodes.GOOD : ExitCodes.NEGATIVE;
  }

  private void line(JsonNode one) {
    out.println(
        one.path("transaction").asText()
            + "  "
            + one.path("state").asText()
            + "  "
            + one.path("service").asText()
            + "  "
            + one.path("to").asText());
  }

  private void table(JsonNode document) {
    var rows = new LinkedHashMap<String, String>();
    for (var name : SHOWN) {
      if (document.has(name)) {
        rows.put(messages.text("transaction.label." + name), document.path(name).asText());
      }
    }
    OutputFormat.columns(rows, out);
  }
}

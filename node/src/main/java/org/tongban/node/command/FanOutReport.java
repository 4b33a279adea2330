package org.tongban.node.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import org.tongban.node.command.ApiClient.Reply;

/** Prints who answered, who refused and who was silent, and turns it into an exit code. */
final class FanOutReport {
  private final Messages messages;
  private final OutputFormat format;
  private final PrintWriter out;
  private final PrintWriter err;

  FanOutReport(Messages messages, OutputFormat format, PrintWriter out, PrintWriter err) {
    this.messages = messages;
    this.format = format;
    this.out = out;
    this.err = err;
  }

  /** Only what was found is good: that nobody has it so far is not that nobody has it. */
  int print(Reply reply, String idempotencyKey) {
    if (reply.problem()) {
      return new AskReport(messages, format, out, err).print(reply, idempotencyKey);
    }
    var document = reply.document();
    if (format == OutputFormat.json) {
      out.println(OutputFormat.pretty(document));
    } else {
      table(document);
    }
    if (document.at("/silent").findValuesAsText("awaited").contains("true")) {
      err.println(messages.text("fan-out.later", document.path("fanOut").asText()));
    }
    return "FOUND".equals(document.path("conclusion").asText())
        ? ExitCodes.GOOD
        : ExitCodes.NEGATIVE;
  }

  private void table(JsonNode document) {
    var rows = new LinkedHashMap<String, String>();
    rows.put(messages.text("label.state"), document.path("state").asText());
    var conclusion = document.path("conclusion").asText();
    rows.put(
        messages.text("fan-out.conclusion"),
        conclusion + " " + messages.text("fan-out.conclusion." + conclusion));
    rows.put(messages.text("fan-out.asked"), document.path("asked").asText());
    rows.put(messages.text("fan-out.id"), document.path("fanOut").asText());
    OutputFormat.columns(rows, out);
    var members = new LinkedHashMap<String, String>();
    for (var list : new String[] {"answered", "refused", "silent"}) {
      for (var one : document.path(list)) {
        members.put(one.path("member").asText(), line(list, one));
      }
    }
    out.println();
    OutputFormat.columns(members, out);
  }

  private String line(String list, JsonNode one) {
    var line = new StringBuilder(messages.text("fan-out." + list));
    for (var name : new String[] {"outcome", "reason", "at", "exchange"}) {
      if (one.has(name)) {
        line.append("  ").append(one.path(name).asText());
      }
    }
    if (one.path("late").asBoolean(false)) {
      line.append("  ").append(messages.text("fan-out.late"));
    }
    if ("silent".equals(list) && !one.path("awaited").asBoolean(false)) {
      line.append("  ").append(messages.text("fan-out.given-up"));
    }
    return line.toString();
  }
}

package org.tongban.node.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import org.tongban.node.command.ApiClient.Reply;

/** Prints how far a batch has come, and turns it into an exit code. */
final class BatchReport {
  private static final int WIDTH = 40;
  private static final String[] COUNTS = {"all", "faulty", "answered", "refused", "failed", "open"};

  private final Messages messages;
  private final OutputFormat format;
  private final PrintWriter out;
  private final PrintWriter err;

  BatchReport(Messages messages, OutputFormat format, PrintWriter out, PrintWriter err) {
    this.messages = messages;
    this.format = format;
    this.out = out;
    this.err = err;
  }

  /** One line that is written over by the next. */
  void progress(JsonNode document) {
    long all = document.at("/rows/all").asLong();
    long settled = all - document.at("/rows/open").asLong();
    int done = all == 0 ? WIDTH : (int) (WIDTH * settled / all);
    err.print("\r[" + "#".repeat(done) + ".".repeat(WIDTH - done) + "] " + settled + "/" + all);
    err.flush();
  }

  /** Good only where every row was answered. */
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
    var rows = document.path("rows");
    return rows.path("answered").asLong() == rows.path("all").asLong()
        ? ExitCodes.GOOD
        : ExitCodes.NEGATIVE;
  }

  private void table(JsonNode document) {
    var rows = new LinkedHashMap<String, String>();
    rows.put(messages.text("batch.id"), document.path("batch").asText());
    rows.put(messages.text("label.state"), document.path("state").asText());
    for (var count : COUNTS) {
      rows.put(messages.text("batch.rows." + count), document.at("/rows/" + count).asText());
    }
    err.println();
    OutputFormat.columns(rows, out);
  }
}

package org.tongban.node.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.tongban.node.command.ApiClient.Reply;
import picocli.CommandLine.Model.CommandSpec;

/** Prints what became of an event and turns it into an exit code. */
final class EventReport {
  private static final List<String> FIELDS =
      List.of("state", "id", "eventId", "to", "service", "due", "exchange", "reason");
  private static final Set<String> GOOD = Set.of("QUEUED", "WAITING", "TAKEN");

  private EventReport() {}

  static int print(Reply reply, OutputFormat output, CommandSpec spec) {
    var line = spec.commandLine();
    if (reply.problem() || output == OutputFormat.json) {
      int code =
          new AskReport(Messages.of(spec), output, line.getOut(), line.getErr()).print(reply, "");
      return reply.problem() ? code : good(reply);
    }
    table(reply.document(), line.getOut());
    return good(reply);
  }

  private static int good(Reply reply) {
    var state = reply.document().path("state").asText("TAKEN");
    return GOOD.contains(state) ? ExitCodes.GOOD : ExitCodes.NEGATIVE;
  }

  private static void table(JsonNode document, PrintWriter out) {
    var rows = new LinkedHashMap<String, String>();
    for (var field : FIELDS) {
      if (document.path(field).isValueNode()) {
        rows.put(field, document.path(field).asText());
      }
    }
    OutputFormat.columns(rows, out);
  }
}

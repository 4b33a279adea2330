package org.tongban.node.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.tongban.core.message.StrictJson;
import picocli.CommandLine.Option;

/** What is asked, as the options say it. The node judges the content, not this command. */
final class AskRequest {
  private static final Pattern BASIS = Pattern.compile("(?s)(STATUTE|AUTHORIZATION):(.+)");
  private static final int LARGEST_BODY = 4 << 20;

  @Option(names = "--to", paramLabel = "CODE", required = true, descriptionKey = "ask.to")
  private String to;

  @Option(
      names = "--purpose",
      paramLabel = "PURPOSE",
      required = true,
      descriptionKey = "ask.purpose")
  private String purpose;

  @Option(names = "--basis", paramLabel = "TYPE:REF", required = true, descriptionKey = "ask.basis")
  private String basis;

  @Option(names = "--body", paramLabel = "FILE|-", required = true, descriptionKey = "ask.body")
  private String body;

  @Option(names = "--case", paramLabel = "NUMBER", descriptionKey = "ask.case")
  private String caseNumber;

  @Option(
      names = "--contract-version",
      paramLabel = "VERSION",
      descriptionKey = "ask.contract-version")
  private String version;

  @Option(names = "--agreement", paramLabel = "ID", descriptionKey = "ask.agreement")
  private String agreement;

  /** The request's JSON. */
  byte[] json(Messages messages) {
    var document = JsonNodeFactory.instance.objectNode();
    document.put("to", to).put("purpose", purpose).set("basis", basis(messages));
    putIfGiven(document, "version", version);
    putIfGiven(document, "agreement", agreement);
    putIfGiven(document, "case", caseNumber);
    document.set("body", body(messages));
    return StrictJson.write(document);
  }

  private static void putIfGiven(ObjectNode document, String name, String value) {
    if (value != null) {
      document.put(name, value);
    }
  }

  private JsonNode basis(Messages messages) {
    var match = BASIS.matcher(basis);
    if (!match.matches()) {
      throw new CommandFailedException(ExitCodes.USAGE, messages.text("ask.basis.rule"));
    }
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", match.group(1))
        .put("ref", match.group(2).strip());
  }

  private JsonNode body(Messages messages) {
    try (var in = "-".equals(body) ? System.in : Files.newInputStream(Path.of(body))) {
      byte[] bytes = in.readNBytes(LARGEST_BODY + 1);
      if (bytes.length > LARGEST_BODY) {
        throw new CommandFailedException(ExitCodes.USAGE, messages.text("ask.body.large"));
      }
      return StrictJson.parse(bytes);
    } catch (IOException e) {
      throw new CommandFailedException(ExitCodes.USAGE, messages.text("file.unreadable", body));
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException(
          ExitCodes.USAGE, messages.text("ask.body.rule", e.getMessage()));
    }
  }
}

package org.tongban.node.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tongban.core.message.StrictJson;

/** A request that lies in a file. The node judges its content, not this command. */
final class RequestFile {
  private static final int LARGEST = 4 << 20;

  private RequestFile() {}

  /**
   * The JSON object of a file.
   *
   * @throws CommandFailedException when there is none
   */
  static ObjectNode read(Path file, Messages messages) {
    try (var in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw failed(messages.text("request.file.rule", "> 4 MiB"));
      }
      if (StrictJson.parse(bytes) instanceof ObjectNode request) {
        return request;
      }
      throw failed(messages.text("request.file.rule", "no JSON object"));
    } catch (IOException e) {
      throw failed(messages.text("file.unreadable", file));
    } catch (IllegalArgumentException e) {
      throw failed(messages.text("request.file.rule", e.getMessage()));
    }
  }

  private static CommandFailedException failed(String text) {
    return new CommandFailedException(ExitCodes.USAGE, text);
  }
}

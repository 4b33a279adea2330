package org.tongban.node.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.StrictJson;

/**
 * What is said to an ask that came over a topic: the same as over HTTP.
 *
 * @param status HTTP status
 * @param type media type of the content
 * @param waits the exchange whose answer comes later; empty when this is the last word
 */
public record TopicReply(int status, String type, byte[] content, Optional<MessageId> waits) {
  static final int OK = 200;
  static final int ACCEPTED = 202;
  private static final String JSON = "application/json";

  /** What stands beside the content, by the names of HTTP in lower case. */
  public Map<String, String> headers() {
    var headers = new HashMap<>(Map.of("status", String.valueOf(status), "content-type", type));
    waits.ifPresent(exchange -> headers.put("location", LaterView.address(exchange)));
    return headers;
  }

  static TopicReply last(JsonNode json) {
    return new TopicReply(OK, JSON, StrictJson.write(json), Optional.empty());
  }

  static TopicReply later(JsonNode json, MessageId exchange) {
    return new TopicReply(ACCEPTED, JSON, StrictJson.write(json), Optional.of(exchange));
  }

  static TopicReply no(Problem problem) {
    return new TopicReply(
        problem.status(),
        Problem.MEDIA_TYPE,
        StrictJson.write(problem.json(false)),
        Optional.empty());
  }

  static TopicReply no(int status, String problem) {
    return new TopicReply(
        status, Problem.MEDIA_TYPE, problem.getBytes(StandardCharsets.UTF_8), Optional.empty());
  }
}

package org.tongban.it.federation;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.StrictJson;

/** What a node replied, over HTTP or over a topic. */
public record Reply(int status, Map<String, List<String>> headers, byte[] bytes) {
  public Reply(HttpResponse<byte[]> response) {
    this(response.statusCode(), response.headers().map(), response.body());
  }

  public String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  public String header(String name) {
    return headers.entrySet().stream()
        .filter(one -> one.getKey().equalsIgnoreCase(name))
        .map(one -> one.getValue().get(0))
        .findFirst()
        .orElse("");
  }

  public JsonNode json() {
    return StrictJson.parse(bytes());
  }

  public String outcome() {
    return json().path("outcome").asText();
  }

  public MessageId exchange() {
    return MessageId.parse(json().path("exchange").asText());
  }

  /** Status, code and hop of a problem in one string. */
  public String problem() {
    var json = json();
    return status() + " " + json.path("code").asText() + " at " + json.path("hop").asText();
  }

  /** Where the problem says that something is wrong. */
  public List<String> pointers() {
    return StreamSupport.stream(json().path("errors").spliterator(), false)
        .map(error -> error.path("pointer").asText())
        .toList();
  }

  /** Everything that a person could read: headers and body. */
  public String everything() {
    return headers + "\n" + text();
  }
}

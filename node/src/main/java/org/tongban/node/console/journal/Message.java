package org.tongban.node.console.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tongban.core.seal.KeptMessages;
import org.tongban.node.console.MaskedBody;

/**
 * A signed message as it was kept, for people to read.
 *
 * @param kind {@code ask} or {@code answer}
 * @param claims what it says beside its body, by name
 * @param items how many it has, where it is one of many
 * @param body JSON; empty where it has none
 * @param fault why it can't be shown, a reason; empty where it can
 */
public record Message(
    String kind, Map<String, String> claims, int items, String body, String fault) {
  private static final List<String> CLAIMS =
      List.of("iss", "aud", "svc", "ver", "purpose", "outcome", "reason", "asOf");

  static Message of(String kind, byte[] signed, boolean masked) {
    var json = KeptMessages.claims(signed);
    var claims = new LinkedHashMap<String, String>();
    CLAIMS.forEach(name -> put(claims, name, json.path(name).asText("")));
    put(claims, "basis", text(json.path("basis")));
    put(claims, "actor", text(json.path("actor")));
    var body = json.path("body");
    var shown = masked ? MaskedBody.of(body) : body;
    int items = KeptMessages.leaves(signed).size();
    return new Message(kind, claims, items, body.isMissingNode() ? "" : shown.toPrettyString(), "");
  }

  static Message not(String kind, String fault) {
    return new Message(kind, Map.of(), 0, "", fault);
  }

  private static void put(Map<String, String> claims, String name, String value) {
    if (!value.isEmpty()) {
      claims.put(name, value);
    }
  }

  private static String text(JsonNode object) {
    var values = new java.util.ArrayList<String>();
    object.forEach(value -> values.add(value.asText()));
    return String.join(" · ", values);
  }
}

package org.tongban.harness.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tongban.harness.forge.RawEncryption;
import org.tongban.harness.forge.RawReply;
import org.tongban.harness.forge.ReadMessage;

/** A reply as the kit looks at it: by what it says, believed or not. */
record Seen(RawReply reply, Optional<ReadMessage> message) {
  private static final Pattern CODE = Pattern.compile("[A-Za-z-_]{1,64}");

  static Seen of(RawReply reply) {
    return new Seen(reply, reply.isMessage() ? reply.message() : Optional.empty());
  }

  JsonNode claim(String name) {
    return message.map(read -> read.claims().path(name)).orElse(missing());
  }

  JsonNode header(String name) {
    return message.map(read -> read.header().path(name)).orElse(missing());
  }

  private static JsonNode missing() {
    return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
  }

  String outcome() {
    return claim("outcome").asText();
  }

  String reason() {
    return claim("reason").asText();
  }

  boolean refused() {
    return outcome().equals("REFUSED") && !claim("body").isObject();
  }

  boolean refused(String... reasons) {
    return refused() && java.util.List.of(reasons).contains(reason());
  }

  /** What it was, in codes; nothing else of a reply gets into a report. */
  String told() {
    if (message.isPresent()) {
      return (code(outcome()) + " " + code(reason())).strip();
    }
    if (reply.isMessage()) {
      return RawEncryption.is(reply.bytes()) ? "encrypted" : "200 unreadable";
    }
    return String.valueOf(reply.status());
  }

  private static String code(String text) {
    return text.isEmpty() || CODE.matcher(text).matches() ? text : "?";
  }
}

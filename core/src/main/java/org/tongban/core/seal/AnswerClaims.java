package org.tongban.core.seal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tongban.core.message.Answer;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Missing;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.message.StrictJson;

/** The claims of an answer, as PROTOCOL.md lists them. */
final class AnswerClaims {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.\\[\\]-]{1,100}");
  private static final int MAX_MISSING = 200;

  private AnswerClaims() {}

  static byte[] write(Answer answer, List<byte[]> items) {
    var claims = JsonNodeFactory.instance.objectNode();
    claims.put("jti", answer.id().toString());
    claims.put("iss", answer.issuer().value());
    claims.put("aud", answer.audience().value());
    claims.put("iat", answer.issuedAt().getEpochSecond());
    answer.inReplyTo().ifPresent(id -> claims.put("irt", id.toString()));
    claims.set("ask", DigestClaim.write(answer.askDigest()));
    claims.put("outcome", answer.outcome().name());
    answer.reason().ifPresent(reason -> claims.put("reason", reason));
    if (!answer.accepts().isEmpty()) {
      var accepts = claims.putArray("accepts");
      answer.accepts().forEach(version -> accepts.add(version.toString()));
    }
    answer.asOf().ifPresent(asOf -> claims.put("asOf", asOf.toString()));
    claims.set("missing", missing(answer.missing()));
    if (!items.isEmpty()) {
      claims.set("items", ItemClaims.commitment(items));
    }
    answer.body().ifPresent(body -> claims.set("body", body));
    return StrictJson.write(claims);
  }

  static ArrayNode missing(List<Missing> parts) {
    var missing = JsonNodeFactory.instance.arrayNode();
    for (var part : parts) {
      missing.addObject().put("field", part.field()).put("reason", part.reason());
    }
    return missing;
  }

  static Answer read(byte[] payload, List<byte[]> items) throws NotSealedException {
    return read(payload, items, ItemClaims::check);
  }

  static Answer read(byte[] payload, List<byte[]> items, ItemClaims.Check check)
      throws NotSealedException {
    var claims = Claims.of(payload);
    try {
      check.of(claims, items);
      var answer =
          new Answer(
              MessageId.parse(claims.text("jti")),
              new MemberCode(claims.text("iss")),
              new MemberCode(claims.text("aud")),
              claims.time("iat"),
              claims.optionalText("irt").map(MessageId::parse),
              DigestClaim.read(claims.object("ask")),
              Outcome.valueOf(claims.text("outcome")),
              code(claims.optionalText("reason")),
              accepts(claims.member("accepts")),
              claims.optionalText("asOf").map(Instant::parse),
              missing(claims.member("missing")),
              body(claims.member("body")),
              ItemClaims.readAnswers(items));
      claims.allRead();
      return answer;
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new NotSealedException("claims of the answer break their form");
    }
  }

  private static boolean isCode(String text) {
    return text != null && CODE.matcher(text).matches();
  }

  static Optional<String> code(Optional<String> reason) throws NotSealedException {
    if (reason.isPresent() && !isCode(reason.get())) {
      throw new NotSealedException("reason is no code");
    }
    return reason;
  }

  static Optional<JsonNode> body(Optional<JsonNode> body) throws NotSealedException {
    if (body.isPresent() && !body.get().isObject()) {
      throw new NotSealedException("body is no object");
    }
    return body;
  }

  private static List<ServiceVersion> accepts(Optional<JsonNode> node) throws NotSealedException {
    var versions = new ArrayList<ServiceVersion>();
    if (node.isPresent()) {
      if (!node.get().isArray() || node.get().isEmpty() || node.get().size() > MAX_MISSING) {
        throw new NotSealedException("accepts is no list");
      }
      node.get().forEach(version -> versions.add(ServiceVersion.parse(version.textValue())));
    }
    return versions;
  }

  static List<Missing> missing(Optional<JsonNode> node) throws NotSealedException {
    if (node.isEmpty() || !node.get().isArray() || node.get().size() > MAX_MISSING) {
      throw new NotSealedException("missing is no list");
    }
    var parts = new ArrayList<Missing>();
    for (var part : node.get()) {
      var field = part.path("field").textValue();
      var reason = part.path("reason").textValue();
      if (part.size() != 2 || !isCode(field) || !isCode(reason)) {
        throw new NotSealedException("missing names field and reason by code");
      }
      parts.add(new Missing(field, reason));
    }
    return parts;
  }
}

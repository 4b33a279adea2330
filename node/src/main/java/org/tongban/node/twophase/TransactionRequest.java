package org.tongban.node.twophase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tongban.core.catalogue.TwoPhase;
import org.tongban.core.message.JsonFields;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;

/** Reads what a local system sends, whose bodies lack what the node itself puts there. */
final class TransactionRequest {
  private static final String BODY = "body";

  private TransactionRequest() {}

  /** The request form of an ask. */
  static ObjectNode form(byte[] json) {
    if (!(parsed(json) instanceof ObjectNode form)) {
      throw new RefusedException(Reason.REQUEST_MALFORMED, "the request is no JSON object");
    }
    if (!(form.path(BODY) instanceof ObjectNode)) {
      throw violation("/body", "must be an object");
    }
    return form;
  }

  /** The version that a form wants. */
  static Optional<ServiceVersion> version(ObjectNode form) {
    var fields = new JsonFields();
    var version = fields.optional(form, "", "version", ServiceVersion::parse);
    fields.check();
    return version;
  }

  /** What only the caller can say in a step: its body without what the node puts there. */
  static ObjectNode own(byte[] json, TwoPhase block) {
    if (json.length == 0) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (!(parsed(json) instanceof ObjectNode form)) {
      throw new RefusedException(Reason.REQUEST_MALFORMED, "the request is no JSON object");
    }
    var fields = new JsonFields();
    fields.known("", form, Set.of(BODY));
    fields.check();
    if (!form.has(BODY)) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (!(form.get(BODY) instanceof ObjectNode body)) {
      throw violation("/body", "must be an object");
    }
    checkOwn(body, block);
    return body;
  }

  /** What the node puts there can't be said by anybody else. */
  static void checkOwn(ObjectNode body, TwoPhase block) {
    List<Violation> violations =
        Stream.of(block.step(), block.id().ask(), block.reference().ask())
            .filter(body::has)
            .map(name -> new Violation("/body/" + name, "is put there by the node"))
            .toList();
    if (!violations.isEmpty()) {
      throw new RefusedException(Reason.SCHEMA_VIOLATION, violations);
    }
  }

  private static JsonNode parsed(byte[] json) {
    try {
      return StrictJson.parse(json);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Reason.REQUEST_MALFORMED, e.getMessage());
    }
  }

  static RefusedException violation(String at, String rule) {
    return new RefusedException(Reason.SCHEMA_VIOLATION, List.of(new Violation(at, rule)));
  }
}

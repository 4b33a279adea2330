package org.tongban.node.station;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tongban.core.message.Actor;
import org.tongban.core.message.Basis;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.Digest;
import org.tongban.core.message.Draft;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;

/** Reads the request form of the local API, listing everything that is wrong with it at once. */
final class DraftReader {
  private static final Set<String> NAMES =
      Set.of("to", "purpose", "basis", "body", "version", "agreement", "case");
  private static final Set<String> BASIS_NAMES = Set.of("type", "ref", "digest");

  private final ServiceId service;
  private final Actor actor;
  private final List<Violation> violations = new ArrayList<>();

  DraftReader(ServiceId service, Actor actor) {
    this.service = service;
    this.actor = actor;
  }

  Draft read(JsonNode json) {
    if (!json.isObject()) {
      throw new IllegalArgumentException("the request is no JSON object");
    }
    unknown("", json, NAMES);
    var to = required(json, "", "to", DraftReader::division);
    var purpose = required(json, "", "purpose", Purpose::new);
    var basis = basis(json.path("basis"));
    var version = optional(json, "", "version", ServiceVersion::parse);
    var agreement = optional(json, "", "agreement", DraftReader::shortText);
    var caseNumber = optional(json, "", "case", DraftReader::shortText);
    if (!json.path("body").isObject()) {
      violations.add(new Violation("/body", "must be an object"));
    }
    if (!violations.isEmpty()) {
      throw new RefusedException(Reason.SCHEMA_VIOLATION, violations);
    }
    return new Draft(
        service,
        version,
        to.orElseThrow(),
        purpose.orElseThrow(),
        basis.orElseThrow(),
        agreement,
        actor,
        caseNumber,
        json.get("body"));
  }

  private Optional<Basis> basis(JsonNode node) {
    if (node.isMissingNode()) {
      violations.add(new Violation("/basis", "is required"));
      return Optional.empty();
    }
    if (!node.isObject()) {
      violations.add(new Violation("/basis", "must be an object with type and ref"));
      return Optional.empty();
    }
    unknown("/basis", node, BASIS_NAMES);
    var type = required(node, "/basis", "type", DraftReader::basisType);
    var ref = required(node, "/basis", "ref", DraftReader::reference);
    var digest = optional(node, "/basis", "digest", text -> new Digest(Digest.SHA_256, text));
    return type.flatMap(known -> ref.map(text -> new Basis(known, text, digest)));
  }

  private <T> Optional<T> required(
      JsonNode node, String at, String name, Function<String, T> reader) {
    if (!node.has(name)) {
      violations.add(new Violation(at + "/" + name, "is required"));
      return Optional.empty();
    }
    return optional(node, at, name, reader);
  }

  private <T> Optional<T> optional(
      JsonNode node, String at, String name, Function<String, T> reader) {
    var value = node.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      violations.add(new Violation(at + "/" + name, "must be text"));
      return Optional.empty();
    }
    try {
      return Optional.of(reader.apply(value.textValue()));
    } catch (IllegalArgumentException e) {
      violations.add(new Violation(at + "/" + name, e.getMessage()));
      return Optional.empty();
    }
  }

  private void unknown(String at, JsonNode node, Set<String> known) {
    var names = node.fieldNames();
    while (names.hasNext()) {
      if (!known.contains(names.next())) {
        violations.add(new Violation(at, "has a member that is none of " + sorted(known)));
        return;
      }
    }
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  private static String division(String text) {
    if (!text.matches("[1-9][0-9]{5}([0-9]{3}){0,2}")) {
      throw new IllegalArgumentException("must be a division code of 6, 9 or 12 digits");
    }
    return text;
  }

  private static BasisType basisType(String text) {
    for (var type : BasisType.values()) {
      if (type.name().equals(text)) {
        return type;
      }
    }
    throw new IllegalArgumentException("must be STATUTE or AUTHORIZATION");
  }

  private static String reference(String text) {
    if (text.isBlank() || text.codePointCount(0, text.length()) > Basis.MAX_REF) {
      throw new IllegalArgumentException("must be 1 to " + Basis.MAX_REF + " characters");
    }
    return text;
  }

  private static String shortText(String text) {
    if (text.isBlank() || text.length() > 100) {
      throw new IllegalArgumentException("must be 1 to 100 characters");
    }
    return text;
  }
}

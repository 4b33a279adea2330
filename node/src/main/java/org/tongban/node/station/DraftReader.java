package org.tongban.node.station;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tongban.core.message.Actor;
import org.tongban.core.message.AskItem;
import org.tongban.core.message.Basis;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.Digest;
import org.tongban.core.message.Draft;
import org.tongban.core.message.JsonFields;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.message.Withdrawal;

/** Reads the request form of the local API, listing everything that is wrong with it at once. */
final class DraftReader {
  private static final Set<String> NAMES =
      Set.of("to", "purpose", "basis", "body", "version", "agreement", "case", "items");
  private static final Set<String> ITEM_NAMES = Set.of("basis", "body", "case");
  private static final Set<String> BASIS_NAMES = Set.of("type", "ref", "digest");
  private static final Pattern DIVISION = Pattern.compile("[1-9][0-9]{5}([0-9]{3}){0,2}");

  private final ServiceId service;
  private final Actor actor;
  private final Optional<MessageId> resumes;
  private final Optional<Withdrawal> withdraws;
  private final Optional<MessageId> id;
  private final JsonFields fields = new JsonFields();

  DraftReader(LocalRequest request) {
    this.service = request.service();
    this.actor = request.actor();
    this.resumes = request.resumes();
    this.withdraws = request.withdraws();
    this.id = request.id();
  }

  DraftReader(ServiceId service, Actor actor) {
    this.service = service;
    this.actor = actor;
    this.resumes = Optional.empty();
    this.withdraws = Optional.empty();
    this.id = Optional.empty();
  }

  Draft read(JsonNode json) {
    if (!json.isObject()) {
      throw new IllegalArgumentException("the request is no JSON object");
    }
    fields.known("", json, NAMES);
    var to = fields.required(json, "", "to", DraftReader::division);
    var purpose = fields.required(json, "", "purpose", Purpose::new);
    var basis = basis(json, "");
    var version = fields.optional(json, "", "version", ServiceVersion::parse);
    var agreement = fields.optional(json, "", "agreement", DraftReader::shortText);
    var caseNumber = fields.optional(json, "", "case", DraftReader::shortText);
    var items = json.has("items") ? items(json) : List.<AskItem>of();
    var body = json.has("items") ? JsonNodeFactory.instance.objectNode() : body(json, "");
    fields.check();
    return new Draft(
        service,
        version,
        to.orElseThrow(),
        purpose.orElseThrow(),
        basis.orElseThrow(),
        agreement,
        actor,
        caseNumber,
        body,
        resumes,
        withdraws,
        id,
        items);
  }

  /** Many asks in one message; each has what is its own. */
  private List<AskItem> items(JsonNode json) {
    var node = json.path("items");
    if (json.has("body")) {
      fields.note("/body", "must not be present beside items");
    }
    if (!node.isArray() || node.isEmpty() || node.size() > AskItem.MOST) {
      fields.note("/items", "must be a list of 1 to " + AskItem.MOST);
      return List.of();
    }
    var items = new ArrayList<AskItem>(node.size());
    for (int at = 0; at < node.size(); at++) {
      items.add(item(node.get(at), "/items/" + at));
    }
    return items;
  }

  private AskItem item(JsonNode node, String at) {
    fields.known(at, node, ITEM_NAMES);
    return new AskItem(
        node.has("basis") ? basis(node, at) : Optional.empty(),
        fields.optional(node, at, "case", DraftReader::shortText),
        body(node, at));
  }

  private JsonNode body(JsonNode json, String at) {
    var body = json.path("body");
    if (!body.isObject()) {
      fields.note(at + "/body", "must be an object");
    }
    return body;
  }

  private Optional<Basis> basis(JsonNode json, String in) {
    var node = json.path("basis");
    var at = in + "/basis";
    if (node.isMissingNode()) {
      fields.note(at, "is required");
      return Optional.empty();
    }
    if (!node.isObject()) {
      fields.note(at, "must be an object with type and ref");
      return Optional.empty();
    }
    fields.known(at, node, BASIS_NAMES);
    var type = fields.required(node, at, "type", DraftReader::basisType);
    var ref = fields.required(node, at, "ref", DraftReader::reference);
    var digest = fields.optional(node, at, "digest", text -> new Digest(Digest.SHA_256, text));
    return type.flatMap(known -> ref.map(text -> new Basis(known, text, digest)));
  }

  private static String division(String text) {
    if (!DIVISION.matcher(text).matches()) {
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

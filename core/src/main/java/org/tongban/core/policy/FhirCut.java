package org.tongban.core.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Cuts a FHIR R4 body to the permitted fields, written {@code ResourceType.element}. The frame
 * stays: {@code resourceType} and {@code id} of each kept resource, a Bundle's {@code type} and the
 * {@code fullUrl} of each kept entry. An entry whose resource type no path names is left out. Lists
 * need no {@code []}, as in FHIRPath. {@code _element} (JSON §2.6.2.1 of R4) goes with its element.
 */
final class FhirCut {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String TYPE = "resourceType";
  private static final String BUNDLE = "Bundle";
  private static final String ENTRY = "entry";

  private final FieldTree permitted;

  private FhirCut(FieldTree permitted) {
    this.permitted = permitted;
  }

  /** A copy; the body itself stays as it is. */
  static ObjectNode cut(JsonNode body, FieldSet fields) {
    return new FhirCut(FieldTree.of(fields)).resource(body).orElseGet(NODES::objectNode);
  }

  private Optional<ObjectNode> resource(JsonNode resource) {
    var type = resource.path(TYPE).asText();
    var elements = permitted.at(type);
    if (!BUNDLE.equals(type) && elements == null) {
      return Optional.empty();
    }
    var kept = NODES.objectNode();
    copy(resource, kept, TYPE);
    copy(resource, kept, "id");
    if (BUNDLE.equals(type)) {
      copy(resource, kept, "type");
    }
    if (elements != null) {
      resource.properties().stream()
          .filter(element -> !kept.has(element.getKey()) && !isEntry(type, element.getKey()))
          .forEach(
              element ->
                  element(element.getKey(), element.getValue(), elements)
                      .ifPresent(value -> kept.set(element.getKey(), value)));
    }
    if (BUNDLE.equals(type)) {
      entries(resource.path(ENTRY), kept);
    }
    return Optional.of(kept);
  }

  // entries are cut one by one, whatever a path says about all of them
  private static boolean isEntry(String type, String element) {
    return BUNDLE.equals(type) && plain(element).equals(ENTRY);
  }

  private void entries(JsonNode entries, ObjectNode bundle) {
    var kept = NODES.arrayNode();
    for (var entry : entries) {
      resource(entry.path("resource"))
          .ifPresent(
              resource -> {
                var cut = kept.addObject();
                copy(entry, cut, "fullUrl");
                cut.set("resource", resource);
              });
    }
    if (!kept.isEmpty()) {
      bundle.set(ENTRY, kept);
    }
  }

  private static Optional<JsonNode> element(String name, JsonNode value, FieldTree above) {
    return above.whole() ? Optional.of(value.deepCopy()) : keep(value, above.at(plain(name)));
  }

  private static Optional<JsonNode> keep(JsonNode node, FieldTree permitted) {
    if (permitted == null) {
      return Optional.empty();
    }
    if (permitted.whole()) {
      return Optional.of(node.deepCopy());
    }
    var kept = node.isArray() ? elements(node, permitted) : members(node, permitted);
    return kept.isEmpty() ? Optional.empty() : Optional.of(kept);
  }

  private static JsonNode elements(JsonNode array, FieldTree permitted) {
    var kept = NODES.arrayNode();
    array.forEach(element -> keep(element, permitted).ifPresent(kept::add));
    return kept;
  }

  private static JsonNode members(JsonNode object, FieldTree permitted) {
    var kept = NODES.objectNode();
    object
        .properties()
        .forEach(
            member ->
                element(member.getKey(), member.getValue(), permitted)
                    .ifPresent(value -> kept.set(member.getKey(), value)));
    return kept;
  }

  private static String plain(String element) {
    return element.startsWith("_") ? element.substring(1) : element;
  }

  // a frame member is a plain word; anything else under its name is not kept
  private static void copy(JsonNode from, ObjectNode to, String name) {
    if (from.path(name).isTextual()) {
      to.set(name, from.get(name));
    }
  }
}

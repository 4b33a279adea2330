package org.tongban.core.catalogue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Finds its way in a schema as in the documents that the schema describes. Knows {@code
 * properties}, {@code items}, {@code prefixItems} and local {@code $ref}; a missing node means "no
 * such place".
 */
final class SchemaTree {
  private static final int MAX_REFS = 16;

  private final JsonNode root;

  SchemaTree(JsonNode root) {
    this.root = root;
  }

  JsonNode root() {
    return root;
  }

  /** The schema itself, behind any local references. */
  JsonNode resolve(JsonNode schema) {
    var here = schema;
    for (int i = 0; i < MAX_REFS && here.path("$ref").isTextual(); i++) {
      here = local(here.path("$ref").asText());
    }
    return here;
  }

  /** The schema of a member of an object. */
  JsonNode property(JsonNode schema, String name) {
    return resolve(resolve(schema).path("properties").path(name));
  }

  /** The schema of the members of an array that have no place of their own. */
  JsonNode items(JsonNode schema) {
    return resolve(resolve(schema).path("items"));
  }

  /** The schema of one member of an array. */
  JsonNode item(JsonNode schema, int index) {
    var array = resolve(schema);
    var own = array.path("prefixItems").path(index);
    if (!own.isMissingNode()) {
      return resolve(own);
    }
    boolean fits = !array.has("maxItems") || index < array.path("maxItems").asInt();
    return fits ? items(array) : MissingNode.getInstance();
  }

  /** The schema of the place that a pointer names in a document; {@code *} is any array member. */
  JsonNode at(JsonPointer pointer) {
    var here = resolve(root);
    for (var step = pointer; !step.matches(); step = step.tail()) {
      if (step.getMatchingProperty().equals("*")) {
        here = item(here, 0);
      } else if (here.has("prefixItems") || here.has("items")) {
        here =
            step.mayMatchElement()
                ? item(here, step.getMatchingIndex())
                : MissingNode.getInstance();
      } else {
        here = property(here, step.getMatchingProperty());
      }
    }
    return here;
  }

  /** The schema of a dotted path with {@code []} behind an array. */
  JsonNode field(FieldPath path) {
    var here = resolve(root);
    for (var step : path.steps()) {
      here = step.equals(FieldPath.EACH) ? items(here) : property(here, step);
    }
    return here;
  }

  /** The FHIR resource types that a Bundle's entries may hold, in the order of the entries. */
  Map<String, JsonNode> resources() {
    var found = new LinkedHashMap<String, JsonNode>();
    var entries = property(root, "entry").path("prefixItems");
    for (var entry : entries) {
      var resource = property(entry, "resource");
      found.put(property(resource, "resourceType").path("const").asText(), resource);
    }
    return found;
  }

  private JsonNode local(String ref) {
    boolean inside = ref.equals("#") || ref.startsWith("#/");
    return inside ? root.at(JsonPointer.valueOf(ref.substring(1))) : MissingNode.getInstance();
  }
}

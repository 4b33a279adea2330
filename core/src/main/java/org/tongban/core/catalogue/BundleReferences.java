package org.tongban.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tongban.core.refusal.Violation;

/**
 * Every reference of a Bundle must lead to one of its own entries (FHIR R4, Bundle: resolving
 * references). The parser takes a reference into the void; here it would be a level that belongs to
 * nobody.
 */
final class BundleReferences {
  private final Set<String> known = new HashSet<>();
  private final List<Violation> violations = new ArrayList<>();

  private BundleReferences() {}

  static List<Violation> check(JsonNode bundle, String prefix) {
    var references = new BundleReferences();
    var entries = bundle.path("entry");
    for (int i = 0; i < entries.size(); i++) {
      if (!references.known.add(entries.get(i).path("fullUrl").asText())) {
        var place = prefix + "/entry/" + i + "/fullUrl";
        references.violations.add(new Violation(place, "must differ from the other entries'"));
      }
    }
    references.visit(entries, prefix + "/entry");
    return references.violations;
  }

  private void visit(JsonNode node, String pointer) {
    var reference = node.path("reference");
    if (reference.isTextual() && !known.contains(reference.asText())) {
      violations.add(new Violation(pointer + "/reference", "must refer to an entry of the Bundle"));
    }
    node.properties().forEach(e -> visit(e.getValue(), pointer + "/" + e.getKey()));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      visit(node.get(i), pointer + "/" + i);
    }
  }
}

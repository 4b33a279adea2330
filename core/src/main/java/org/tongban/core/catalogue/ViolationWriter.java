package org.tongban.core.catalogue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.tongban.core.refusal.Violation;

/**
 * Says what a body breaks in words that are made of the schema alone. The validator's own messages
 * repeat what was received, which can be an identity.
 */
final class ViolationWriter {
  /** A member's name is repeated only when it can't be a person's number or name in Chinese. */
  private static final Pattern SAFE_NAME =
      Pattern.compile("(?!.*[0-9]{6})[A-Za-z_$][A-Za-z0-9_$-]{0,39}");

  /** One slip in three characters still points at the member that was meant. */
  private static final int CHARACTERS_PER_SLIP = 3;

  private final JsonNode root;

  ViolationWriter(JsonNode root) {
    this.root = root;
  }

  /** One violation; several where a format names several faults. */
  List<Violation> write(ValidationMessage message, String prefix) {
    var place = prefix + message.getInstanceLocation();
    return switch (message.getType()) {
      case "required", "dependentRequired" -> missing(message, place);
      case "additionalProperties", "unevaluatedProperties" -> unknown(message, place);
      case "format" -> format(message, place);
      default -> List.of(new Violation(place, RuleText.of(message)));
    };
  }

  static boolean safe(String name) {
    return SAFE_NAME.matcher(name).matches();
  }

  private static List<Violation> missing(ValidationMessage message, String place) {
    var name = Optional.ofNullable(message.getProperty());
    return List.of(new Violation(name.map(n -> place + "/" + n).orElse(place), "must be present"));
  }

  private List<Violation> unknown(ValidationMessage message, String place) {
    var name = message.getProperty();
    if (name == null || !safe(name)) {
      return List.of(new Violation(place, "has a member that the contract doesn't know"));
    }
    var text = "is not known to the contract";
    var near = nearest(message, name).map(key -> text + "; the nearest member is " + key);
    return List.of(new Violation(place + "/" + name, near.orElse(text)));
  }

  private static List<Violation> format(ValidationMessage message, String place) {
    var keyword = message.getSchemaNode().asText();
    var format = IdentityFormat.find(keyword);
    if (format.isEmpty()) {
      return List.of(new Violation(place, RuleText.format(keyword)));
    }
    var violations = new ArrayList<Violation>();
    for (var fault : format.get().faults(message.getInstanceNode().asText())) {
      violations.add(new Violation(place, fault));
    }
    return violations;
  }

  private Optional<String> nearest(ValidationMessage message, String name) {
    var keyword = JsonPointer.valueOf(message.getSchemaLocation().getFragment().toString());
    int slips = Math.max(1, name.length() / CHARACTERS_PER_SLIP);
    var distance = new LevenshteinDistance(slips);
    String best = null;
    int least = slips + 1;
    for (var known : root.at(keyword.head()).path("properties").properties()) {
      int far = distance.apply(name, known.getKey());
      if (far >= 0 && far < least) {
        least = far;
        best = known.getKey();
      }
    }
    return Optional.ofNullable(best);
  }
}

package org.tongban.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.refusal.Violation;

/**
 * Whether a minor version leaves everybody who knows only the one before it in peace. The rule
 * stands in {@code schemas/README.md}: every ask of the version before fits; every answer of the
 * version before fits; and every new answer, cut to what the version before knows, fits that one,
 * unless the asker has said by a new member of the ask that it reads more.
 */
final class MinorVersion {
  private final Service before;
  private final Service after;
  private final List<String> faults = new ArrayList<>();

  private MinorVersion(Service before, Service after) {
    this.before = before;
    this.after = after;
  }

  /** Each minor version of a service behind the one before it. */
  static List<List<Service>> pairs(NavigableMap<ServiceVersion, Service> versions) {
    var pairs = new ArrayList<List<Service>>();
    for (var entry : versions.entrySet()) {
      var before = versions.lowerEntry(entry.getKey());
      if (before != null && before.getKey().major() == entry.getKey().major()) {
        pairs.add(List.of(before.getValue(), entry.getValue()));
      }
    }
    return pairs;
  }

  /** One sentence for each break, led by the name of the file in the new version's folder. */
  static List<String> faults(Service before, Service after) {
    var version = new MinorVersion(before, after);
    version.contract();
    version.asks();
    version.answers();
    return List.copyOf(version.faults);
  }

  private void contract() {
    var from = before.contract();
    var to = after.contract();
    same("interaction", from.interaction(), to.interaction());
    same("answerFormat", from.answerFormat(), to.answerFormat());
    same("confidentiality", from.confidentiality(), to.confidentiality());
    same("sharing", from.sharing(), to.sharing());
    same("subscribes", from.subscribes(), to.subscribes());
    same("twoPhase", from.twoPhase(), to.twoPhase());
    if (to.deadlineWorkingDays() > from.deadlineWorkingDays()) {
      tell("contract.yaml", "deadlineWorkingDays is longer than " + from.deadlineWorkingDays());
    }
    kept("suites", from.suites(), to.suites());
    kept("subjects", Set.copyOf(from.subjects()), Set.copyOf(to.subjects()));
    kept("purposes", from.purposes().keySet(), to.purposes().keySet());
    from.purposes()
        .forEach(
            (purpose, rule) -> {
              if (to.purposes().containsKey(purpose)) {
                var now = to.purposes().get(purpose);
                kept("purposes/" + purpose + "/basis", rule.basis(), now.basis());
                kept(
                    "purposes/" + purpose + "/fields",
                    new LinkedHashSet<>(rule.fields()),
                    new LinkedHashSet<>(now.fields()));
              }
            });
    for (var pointer : after.widenedBy()) {
      if (before.ask().has(pointer)) {
        tell("contract.yaml", "widenedBy: the asks of that version have " + pointer + " already");
      }
    }
  }

  private void same(String key, Object from, Object to) {
    if (!Objects.equals(from, to)) {
      tell("contract.yaml", key + " is another");
    }
  }

  private void kept(String key, Set<?> from, Set<?> to) {
    var gone = from.stream().filter(each -> !to.contains(each)).map(Object::toString).sorted();
    var names = gone.collect(Collectors.joining(", "));
    if (!names.isEmpty()) {
      tell("contract.yaml", key + " lacks " + names);
    }
  }

  private void asks() {
    var from = PlainSchema.of(before.ask().tree().root());
    var to = PlainSchema.of(after.ask().tree().root());
    tell("ask.schema.json", MemberChange.lostOrDemanded(from, to));
    tell("ask.schema.json", SchemaFit.faults(from, to));
  }

  private void answers() {
    var from = PlainSchema.of(before.answer().tree().root());
    var to = PlainSchema.of(after.answer().tree().root());
    tell("answer.schema.json", MemberChange.lostOrDemanded(from, to));
    var narrower = SchemaFit.faults(from, to);
    tell("answer.schema.json", narrower);
    if (after.widenedBy().isEmpty()) {
      var places = narrower.stream().map(Violation::pointer).collect(Collectors.toSet());
      tell("answer.schema.json", MemberChange.noLongerRequired(from, to));
      SchemaFit.faults(cut(to, from), from).stream()
          .filter(fault -> !places.contains(fault.pointer()))
          .forEach(
              fault ->
                  tell("answer.schema.json", fault + ", so that an answer says what is new there"));
    }
  }

  /** The schema without the members that the other one doesn't know. */
  private static JsonNode cut(JsonNode schema, JsonNode known) {
    if (!(schema instanceof ObjectNode) || !known.isObject()) {
      return schema;
    }
    var cut = ((ObjectNode) schema).deepCopy();
    if (cut.path("properties") instanceof ObjectNode members && known.has("properties")) {
      var here = known.get("properties");
      members.retain(names(here));
      members.properties().forEach(e -> e.setValue(cut(e.getValue(), here.path(e.getKey()))));
    }
    if (cut.has("items")) {
      cut.set("items", cut(cut.get("items"), known.path("items")));
    }
    for (int i = 0; i < cut.path("prefixItems").size(); i++) {
      var item = cut(cut.get("prefixItems").get(i), Disjoint.item(known, i));
      cut.withArray("prefixItems").set(i, item);
    }
    return cut;
  }

  private static List<String> names(JsonNode object) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private void tell(String file, List<Violation> violations) {
    violations.forEach(violation -> tell(file, violation.toString()));
  }

  private void tell(String file, String fault) {
    faults.add(file + ": " + before.contract().version() + " breaks: " + fault);
  }
}

package org.tongban.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tongban.core.catalogue.TwoPhase.Both;
import org.tongban.core.catalogue.TwoPhase.State;
import org.tongban.core.catalogue.TwoPhase.Step;

/** Reads the block {@code twoPhase} of a contract, and holds it against the schemas. */
final class TwoPhaseReader {
  private static final String KEY = "twoPhase: ";

  private TwoPhaseReader() {}

  static TwoPhase read(JsonNode yaml) {
    var ask = yaml.path("ask");
    var answer = yaml.path("answer");
    return new TwoPhase(
        name(ask, "step"),
        new Both(name(ask, "id"), name(answer, "id")),
        new Both(name(ask, "reference"), name(answer, "reference")),
        Optional.ofNullable(ask.get("expiresAt")).map(each -> name(ask, "expiresAt")),
        name(answer, "state"),
        name(answer, "expiresAt"),
        name(answer, "obstacle"),
        steps(yaml.path("steps")),
        states(yaml.path("states")));
  }

  private static String name(JsonNode side, String key) {
    return side.path(key).asText().substring(1);
  }

  private static Map<Step, String> steps(JsonNode yaml) {
    var steps = new EnumMap<Step, String>(Step.class);
    yaml.properties()
        .forEach(each -> steps.put(Step.valueOf(upper(each.getKey())), each.getValue().asText()));
    return steps;
  }

  private static Map<String, State> states(JsonNode yaml) {
    var states = new HashMap<String, State>();
    for (var each : yaml.properties()) {
      if (states.put(each.getValue().asText(), State.valueOf(upper(each.getKey()))) != null) {
        throw new IllegalArgumentException(KEY + "two states have one value");
      }
    }
    return states;
  }

  private static String upper(String key) {
    return key.toUpperCase(Locale.ROOT);
  }

  /** One sentence for each contradiction between the block, the contract and its schemas. */
  static List<String> check(Service service) {
    var problems = new ArrayList<String>();
    var block = service.contract().twoPhase();
    boolean meant = service.contract().interaction() == Contract.Interaction.TWO_PHASE;
    if (meant != block.isPresent()) {
      problems.add(KEY + "belongs to interaction: two-phase, always and only");
    }
    block.ifPresent(
        found -> {
          members(service, found, problems);
          permitted(service, found, problems);
          values(
              "steps", service.ask(), found.step(), Set.copyOf(found.steps().values()), problems);
          values("states", service.answer(), found.state(), found.states().keySet(), problems);
        });
    return problems;
  }

  private static void members(Service service, TwoPhase block, List<String> problems) {
    for (var name : List.of(block.step(), block.id().ask())) {
      if (!service.ask().requires(name)) {
        problems.add(KEY + "the ask schema doesn't require /" + name);
      }
    }
    if (!service.answer().requires(block.id().answer())) {
      problems.add(KEY + "the answer schema doesn't require /" + block.id().answer());
    }
    var asked = new ArrayList<>(List.of(block.reference().ask()));
    block.wished().ifPresent(asked::add);
    there("ask", service.ask(), asked, problems);
    there("answer", service.answer(), told(block), problems);
  }

  private static void there(
      String side, BodySchema schema, List<String> names, List<String> problems) {
    for (var name : names) {
      if (!schema.has("/" + name)) {
        problems.add(KEY + "the " + side + " schema has no /" + name);
      }
    }
  }

  /** A state that is cut away would be no state. */
  private static void permitted(Service service, TwoPhase block, List<String> problems) {
    service
        .contract()
        .purposes()
        .forEach(
            (purpose, rule) -> {
              for (var name : told(block)) {
                if (!rule.fields().contains(name)) {
                  problems.add(KEY + "purpose " + purpose + " may not see " + name);
                }
              }
            });
  }

  private static List<String> told(TwoPhase block) {
    return List.of(block.state(), block.reference().answer(), block.expires(), block.obstacle());
  }

  private static void values(
      String key, BodySchema schema, String member, Set<String> named, List<String> problems) {
    var there = new HashSet<String>();
    var tree = schema.tree();
    tree.property(tree.root(), member).path("enum").forEach(each -> there.add(each.asText()));
    if (!there.equals(named)) {
      problems.add(
          KEY
              + key
              + " must name the values of /"
              + member
              + ", "
              + there.stream().sorted().toList());
    }
  }
}

package org.tongban.harness.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tongban.core.refusal.Violation;
import org.tongban.harness.scenario.ScenarioFile;

/** What a story's parts demand of each other, which no schema can say. */
final class StoryCheck {
  private final List<Violation> problems = new ArrayList<>();
  private final Set<String> nodes = new HashSet<>();
  private final Set<String> partners = new HashSet<>();
  private final JsonNode story;

  private StoryCheck(JsonNode story) {
    this.story = story;
  }

  /** Every problem of a story that keeps the schemas. */
  static List<Violation> problems(JsonNode story) {
    var check = new StoryCheck(story);
    check.regions();
    var cases = story.get("cases");
    for (int i = 0; i < cases.size(); i++) {
      check.steps(cases.get(i).get("steps"), "/cases/" + i + "/steps/");
    }
    return check.problems;
  }

  private void regions() {
    story.get("partners").forEach(partner -> partners.add(partner.get("code").textValue()));
    for (int i = 0; i < story.get("nodes").size(); i++) {
      var code = story.get("nodes").get(i).get("code").textValue();
      if (partners.contains(code) || !nodes.add(code)) {
        problems.add(new Violation("/nodes/" + i + "/code", "is another region's already"));
      }
    }
  }

  private void steps(JsonNode steps, String pointer) {
    for (int i = 0; i < steps.size(); i++) {
      var step = steps.get(i);
      if (step.has("ask")) {
        ask(step.get("ask"), i == 0 ? null : steps.get(i - 1).get("ask"), pointer + i + "/ask");
      } else {
        change(step.get("change"), pointer + i + "/change");
      }
    }
  }

  private void ask(JsonNode ask, JsonNode before, String pointer) {
    var from = ask.get("from").textValue();
    if (!nodes.contains(from) && !partners.contains(from)) {
      problems.add(new Violation(pointer + "/from", "is no region of the story"));
    }
    if (nodes.contains(from) ? ask.path("again").asBoolean() : ask.has("account")) {
      var field = ask.has("account") ? "/account" : "/again";
      problems.add(new Violation(pointer + field, "is not for a region of this kind"));
    }
    if (!nodes.contains(from) && ask.get("to").textValue().equals(Step.Asks.SEVERAL)) {
      problems.add(new Violation(pointer + "/to", "can be several for a real node only"));
    }
    if (ask.path("again").asBoolean() && !sameWay(ask, before)) {
      problems.add(new Violation(pointer + "/again", "has no such ask in the step before"));
    }
    if (partners.contains(from) && !ask.has("purpose")) {
      problems.add(new Violation(pointer + "/purpose", "can be left out at a real node only"));
    }
  }

  private static boolean sameWay(JsonNode ask, JsonNode before) {
    return before != null
        && ask.get("from").equals(before.get("from"))
        && ask.get("to").equals(before.get("to"));
  }

  /** The change as a scenario would say it, so that it has one form only. */
  private void change(JsonNode change, String pointer) {
    var region = change.get("region").textValue();
    if (!partners.contains(region)) {
      problems.add(new Violation(pointer + "/region", "is no simulated region of the story"));
      return;
    }
    var scenario = JsonNodeFactory.instance.objectNode();
    scenario.set("title", story.get("title"));
    story
        .get("partners")
        .forEach(
            partner -> {
              if (partner.get("code").textValue().equals(region)) {
                scenario.putArray("partners").add(changed(partner, change));
              }
            });
    for (var problem : ScenarioFile.problems(scenario)) {
      var place = problem.pointer().replaceFirst("^/partners/0", pointer);
      problems.add(new Violation(place, problem.message()));
    }
  }

  private static ObjectNode changed(JsonNode partner, JsonNode change) {
    ObjectNode changed = partner.deepCopy();
    changed.remove(List.of("answers", "behaviour"));
    for (var name : List.of("answers", "behaviour")) {
      if (change.has(name)) {
        changed.set(name, change.get(name));
      }
    }
    return changed;
  }
}

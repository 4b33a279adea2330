package org.tongban.harness.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.tongban.core.refusal.Violation;

/** Reads scenario files: YAML, held against {@code scenario.schema.json} as a whole. */
public final class ScenarioFile {
  private static final YamlForm FORM = YamlForm.beside(ScenarioFile.class, "scenario.schema.json");

  private ScenarioFile() {}

  /**
   * Reads a scenario.
   *
   * @throws ScenarioException with every problem that it has
   * @throws IOException when the file can't be read
   */
  public static Scenario read(Path file) throws IOException {
    return read(YamlForm.tree(Files.readString(file)));
  }

  /**
   * Makes a scenario of a tree.
   *
   * @throws ScenarioException with every problem that it has
   */
  public static Scenario read(JsonNode tree) {
    var problems = problems(tree);
    if (!problems.isEmpty()) {
      throw new ScenarioException(problems);
    }
    return ScenarioReader.scenario(tree);
  }

  /** Every problem of a scenario, by pointers into it; empty when it can be played. */
  public static List<Violation> problems(JsonNode tree) {
    var problems = new ArrayList<>(FORM.check(tree));
    if (problems.isEmpty()) {
      checkCodes(tree, problems);
      checkDrills(tree, problems);
    }
    return problems;
  }

  private static void checkCodes(JsonNode tree, List<Violation> problems) {
    var seen = new HashSet<String>();
    var partners = tree.get("partners");
    for (int i = 0; i < partners.size(); i++) {
      if (!seen.add(partners.get(i).get("code").textValue())) {
        problems.add(new Violation("/partners/" + i + "/code", "is another partner's already"));
      }
    }
  }

  private static void checkDrills(JsonNode tree, List<Violation> problems) {
    var codes = tree.get("partners").findValuesAsText("code");
    var seen = new HashSet<String>();
    var drills = tree.path("drills");
    for (int i = 0; i < drills.size(); i++) {
      var at = "/drills/" + i;
      if (!seen.add(drills.get(i).get("id").textValue())) {
        problems.add(new Violation(at + "/id", "is another drill's already"));
      }
      drills
          .get(i)
          .get("knobs")
          .properties()
          .forEach(
              turned -> {
                var place = at + "/knobs/" + turned.getKey();
                if (!codes.contains(turned.getKey())) {
                  problems.add(new Violation(place, "is no partner"));
                }
                KnobsForm.problems(turned.getValue()).stream()
                    .map(one -> new Violation(place + one.pointer(), one.message()))
                    .forEach(problems::add);
              });
    }
  }
}

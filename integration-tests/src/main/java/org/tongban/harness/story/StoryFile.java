package org.tongban.harness.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tongban.core.refusal.Violation;
import org.tongban.harness.scenario.ScenarioException;
import org.tongban.harness.scenario.ScenarioFile;
import org.tongban.harness.scenario.YamlForm;

/**
 * Reads story files: YAML, held against {@code story.schema.json}; the simulated regions are those
 * of a scenario.
 */
public final class StoryFile {
  private static final YamlForm FORM = YamlForm.beside(StoryFile.class, "story.schema.json");

  private StoryFile() {}

  /**
   * Reads a story.
   *
   * @param today from which the story's days are counted (Asia/Shanghai)
   * @throws ScenarioException with every problem that it has, by pointers into the file
   * @throws IOException when the file can't be read
   */
  public static Story read(Path file, LocalDate today) throws IOException {
    var written = YamlForm.tree(Files.readString(file));
    var problems = new ArrayList<>(FORM.check(written));
    stop(problems);
    var placeholders = new Placeholders(written.path("people"), today);
    var tree = placeholders.fill(written);
    problems.addAll(placeholders.problems());
    problems.addAll(ScenarioFile.problems(scenario(tree)));
    stop(problems);
    problems.addAll(StoryCheck.problems(tree));
    stop(problems);
    return StoryReader.story(tree, ScenarioFile.read(scenario(tree)));
  }

  private static void stop(List<Violation> problems) {
    if (!problems.isEmpty()) {
      throw new ScenarioException(problems);
    }
  }

  /** What of it is a scenario, under the same pointers. */
  private static JsonNode scenario(JsonNode tree) {
    var scenario = JsonNodeFactory.instance.objectNode();
    scenario.set("title", tree.get("title"));
    scenario.set("partners", tree.get("partners"));
    return scenario;
  }
}

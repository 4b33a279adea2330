package org.tongban.harness.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.tongban.core.catalogue.Title;
import org.tongban.core.refusal.Violation;
import org.tongban.harness.scenario.KnobsForm;
import org.tongban.harness.scenario.PartnerScript;

/** What the control address says, as JSON. */
final class ControlText {
  private ControlText() {}

  static JsonNode state(Board board) {
    var state = JsonNodeFactory.instance.objectNode();
    title(state.putObject("title"), board.scenario().title());
    var regions = state.putArray("regions");
    board.scenario().partners().forEach(one -> regions.add(region(board, one)));
    var drills = state.putArray("drills");
    board.scenario().drills().forEach(drill -> drills.add(drill.text()));
    board
        .running()
        .ifPresent(
            run ->
                state
                    .putObject("run")
                    .put("drill", run.drill().id())
                    .put("until", run.until().toString()));
    return state;
  }

  private static ObjectNode region(Board board, PartnerScript script) {
    var region = JsonNodeFactory.instance.objectNode().put("code", script.code().value());
    title(region.putObject("name"), script.name());
    var services = region.putArray("services");
    script.services().keySet().stream().map(Object::toString).sorted().forEach(services::add);
    region.put("replies", board.replies(script.code()));
    region.set("knobs", KnobsForm.write(board.knobs(script.code()).orElseThrow()));
    return region;
  }

  private static void title(ObjectNode into, Title title) {
    into.put("zh", title.zh()).put("en", title.en());
  }

  static JsonNode problems(List<Violation> problems) {
    var said = JsonNodeFactory.instance.objectNode();
    var errors = said.putArray("errors");
    problems.forEach(
        one -> errors.addObject().put("pointer", one.pointer()).put("message", one.message()));
    return said;
  }
}

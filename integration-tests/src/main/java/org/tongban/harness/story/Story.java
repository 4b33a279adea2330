package org.tongban.harness.story;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.catalogue.Title;
import org.tongban.core.message.MemberCode;
import org.tongban.harness.scenario.Scenario;

/**
 * A piece of work that several regions do together, with everything that can come of it.
 *
 * @param number by which people call it
 * @param summary what happens, in a paragraph
 * @param nodes regions that are played by real nodes, with their names
 * @param scenario the other regions, simulated
 * @param notYet what belongs to it and can't be shown
 */
public record Story(
    int number,
    Title title,
    Title summary,
    Map<MemberCode, Title> nodes,
    Scenario scenario,
    List<StoryCase> cases,
    List<NotYet> notYet) {
  public Story {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(summary, "summary");
    nodes = Map.copyOf(nodes);
    Objects.requireNonNull(scenario, "scenario");
    cases = List.copyOf(cases);
    notYet = List.copyOf(notYet);
  }

  /** Something that can't be shown today, and why. */
  public record NotYet(Title title, Title reason) {
    public NotYet {
      Objects.requireNonNull(title, "title");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** Whether a real node stands for the region. */
  boolean real(MemberCode region) {
    return nodes.containsKey(region);
  }

  /** Every region's name, the real ones first. */
  Map<MemberCode, Title> names() {
    var names = new LinkedHashMap<MemberCode, Title>();
    nodes.keySet().stream().sorted().forEach(code -> names.put(code, nodes.get(code)));
    scenario.partners().forEach(partner -> names.put(partner.code(), partner.name()));
    return names;
  }

  /**
   * The region that answers for a division code.
   *
   * @return empty where no region of the story does
   */
  Optional<MemberCode> answering(String division) {
    return names().keySet().stream().filter(code -> division.startsWith(code.value())).findFirst();
  }
}

package org.tongban.harness.story;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tongban.core.catalogue.Title;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.refusal.Violation;
import org.tongban.harness.scenario.Behaviour;
import org.tongban.harness.scenario.PartnerScript;
import org.tongban.harness.scenario.Scenario;
import org.tongban.harness.scenario.ScenarioException;

/** The simulated regions of several stories, each once, with all that it answers in any of them. */
final class Regions {
  private static final Title TITLE = new Title("故事中的地区", "Regions of stories");

  private final Map<MemberCode, PartnerScript> regions = new LinkedHashMap<>();

  private Regions() {}

  static Scenario ofAll(List<Story> stories) {
    var all = new Regions();
    stories.forEach(story -> story.scenario().partners().forEach(all::add));
    return new Scenario(TITLE, List.copyOf(all.regions.values()));
  }

  private void add(PartnerScript script) {
    var known = regions.get(script.code());
    if (known != null && !same(known, script)) {
      throw new ScenarioException(
          List.of(new Violation("/partners", script.code() + " is another one in another story")));
    }
    var services =
        new LinkedHashMap<ServiceId, List<ServiceVersion>>(
            known == null ? Map.of() : known.services());
    services.putAll(script.services());
    regions.put(script.code(), script.offering(services).playing(List.of(), Behaviour.GOOD));
  }

  private static boolean same(PartnerScript one, PartnerScript other) {
    return one.name().equals(other.name())
        && one.creditCode().equals(other.creditCode())
        && one.prefixes().equals(other.prefixes())
        && one.suites().equals(other.suites())
        && one.relays().equals(other.relays())
        && one.via().equals(other.via());
  }
}

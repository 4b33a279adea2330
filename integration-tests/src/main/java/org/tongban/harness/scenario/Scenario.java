package org.tongban.harness.scenario;

import java.util.List;
import java.util.Objects;
import org.tongban.core.catalogue.Title;

/**
 * Regions that are simulated together.
 *
 * @param title what the scenario is for, as a civil-affairs officer would say it
 */
public record Scenario(Title title, List<PartnerScript> partners) {
  public Scenario {
    Objects.requireNonNull(title, "title");
    partners = List.copyOf(partners);
  }
}

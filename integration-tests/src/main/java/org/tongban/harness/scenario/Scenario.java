package org.tongban.harness.scenario;

import java.util.List;
import java.util.Objects;
import org.tongban.core.catalogue.Title;

/**
 * Regions that are simulated together.
 *
 * @param title what the scenario is for, as a civil-affairs officer would say it
 * @param drills what can be tried with them; may be empty
 */
public record Scenario(Title title, List<PartnerScript> partners, List<Drill> drills) {
  public Scenario {
    Objects.requireNonNull(title, "title");
    partners = List.copyOf(partners);
    drills = List.copyOf(drills);
  }

  /** Regions with which nothing is tried. */
  public Scenario(Title title, List<PartnerScript> partners) {
    this(title, partners, List.of());
  }
}

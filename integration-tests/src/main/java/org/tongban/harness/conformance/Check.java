package org.tongban.harness.conformance;

import java.util.List;
import java.util.Objects;

/**
 * One thing that a node must do. What it is for and what is expected stand in the texts under its
 * id.
 *
 * @param id group and number, {@code ENV-07}; never given to another check
 * @param section heading of PROTOCOL.md that demands it
 * @param needs what must hold before it can be tried, in the order in which it is said
 */
record Check(String id, String section, List<Need> needs, Probe probe) {
  Check {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(section, "section");
    needs = List.copyOf(needs);
    Objects.requireNonNull(probe, "probe");
  }

  String group() {
    return id.substring(0, id.indexOf('-'));
  }
}

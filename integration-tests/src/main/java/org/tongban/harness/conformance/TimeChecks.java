package org.tongban.harness.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** When an ask counts. */
final class TimeChecks {
  private static final String SECTION = "Times";
  private static final long HOUR = 3600;

  private TimeChecks() {}

  static List<Check> checks() {
    return List.of(
        new Check(
            "TIME-01",
            SECTION,
            Probes.ANSWERED,
            Probes.refused(node -> node.changed(c -> shift(c, -HOUR)), "too-old")),
        new Check(
            "TIME-02",
            SECTION,
            Probes.ANSWERED,
            Probes.refused(node -> node.changed(c -> shift(c, HOUR)), "not-yet-valid")),
        new Check(
            "TIME-03",
            SECTION,
            Probes.ANSWERED,
            Probes.refused(
                node -> node.changed(c -> c.put("exp", c.path("iat").asLong() + HOUR)), "too-old")),
        new Check(
            "TIME-04",
            SECTION,
            Probes.ANSWERED,
            // how that is told nobody says; that it is no ask is certain
            Probes.refused(
                node -> node.changed(c -> c.put("exp", c.path("iat").asLong() - HOUR)),
                "too-old",
                "signature-invalid",
                "envelope-malformed")));
  }

  private static void shift(ObjectNode claims, long seconds) {
    claims.put("iat", claims.path("iat").asLong() + seconds);
    claims.put("exp", claims.path("exp").asLong() + seconds);
  }
}

package org.tongban.harness.conformance;

import java.util.List;
import java.util.stream.StreamSupport;

/** Which services and versions are answered. */
final class VersionChecks {
  private static final String SECTION = "Claims of an answer";

  private VersionChecks() {}

  static List<Check> checks() {
    return List.of(
        new Check(
            "VER-01",
            SECTION,
            Probes.ANSWERED,
            Probes.refused(VersionChecks::unknown, "version-not-accepted")),
        new Check("VER-02", SECTION, Probes.ANSWERED, seen(VersionChecks::lists)),
        new Check(
            "VER-03",
            "The signed form",
            Probes.ANSWERED,
            seen((node, seen) -> Signers.own(node, seen))),
        new Check(
            "VER-04",
            "Reasons",
            Probes.ANSWERED,
            Probes.refused(
                node -> node.changed(c -> c.put("svc", "pension.status")),
                "catalogue-item-unknown",
                "not-competent")));
  }

  private static byte[] unknown(Subject node) {
    return node.changed(c -> c.put("ver", "98.0"));
  }

  private static Probe seen(Probes.Look look) {
    return node -> {
      var seen = node.post(unknown(node));
      return Verdict.when(look.good(node, seen), seen.told());
    };
  }

  /** All that the directory says of the service, or the one that was answered at least. */
  private static boolean lists(Subject node, Seen seen) {
    var answered = node.positive().orElseThrow().version().toString();
    return StreamSupport.stream(seen.claim("accepts").spliterator(), false)
        .anyMatch(version -> version.asText().equals(answered));
  }
}

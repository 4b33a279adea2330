package org.tongban.harness.conformance;

import java.util.List;

/** Who speaks to whom. */
final class AddresseeChecks {
  private static final String SECTION = "Opening an ask";
  private static final List<Need> TWO = List.of(Need.POSITIVE, Need.ANSWERED, Need.SECOND);

  private AddresseeChecks() {}

  static List<Check> checks() {
    return List.of(
        new Check(
            "ADR-01",
            SECTION,
            Probes.ANSWERED,
            Probes.refused(
                node -> node.changed(c -> c.put("aud", node.asker().member().value())),
                "not-for-this-node")),
        new Check(
            "ADR-02",
            "Claims of an ask",
            Probes.ANSWERED,
            Probes.unbelieved(
                node -> node.changed(c -> c.putArray("aud").add(node.member().value())))),
        new Check(
            "ADR-03",
            SECTION,
            Probes.ANSWERED,
            Probes.unbelieved(node -> node.changed(c -> c.put("iss", node.member().value())))),
        new Check(
            "ADR-04",
            SECTION,
            TWO,
            Probes.refused(AddresseeChecks::ofAnother, "not-from-this-peer")));
  }

  /** The second member's own ask, which the first delivers. */
  private static byte[] ofAnother(Subject node) {
    var other = node.second().orElseThrow();
    return node.draft(node.positive().orElseThrow(), other, node.suite(other, node.member()))
        .sign(other.sign().get(node.suite(other, node.member())));
  }
}

package org.tongban.harness.conformance;

import java.util.List;
import org.tongban.core.message.MessageId;

/** What may be fetched later, and what not. */
final class LaterChecks {
  private static final String SECTION = "Receipts";

  private LaterChecks() {}

  static List<Check> checks() {
    return List.of(
        new Check(
            "LAT-01",
            SECTION,
            List.of(Need.POSITIVE, Need.ANSWERED, Need.AT_ONCE),
            Probes.refused(
                node -> node.changed(c -> c.put("resumes", MessageId.next().toString())),
                "exchange-unknown")),
        new Check(
            "LAT-02",
            SECTION,
            Probes.ANSWERED,
            Probes.unbelieved(node -> node.changed(c -> c.put("resumes", "the one before")))));
  }
}

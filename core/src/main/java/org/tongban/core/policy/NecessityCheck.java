package org.tongban.core.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import org.tongban.core.catalogue.EvidenceRule;
import org.tongban.core.catalogue.ValidContent;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;

/** Nobody may ask for a document that the law of the day no longer lets an office ask for. */
final class NecessityCheck {
  private NecessityCheck() {}

  /** Throws NOT_NECESSARY with the rule. */
  static void check(ValidContent valid, LocalDate day) {
    var content = valid.content();
    if (content.items().isEmpty()) {
      check(valid, content.body(), day);
    }
    content.items().forEach(item -> check(valid, item.body(), day));
  }

  private static void check(ValidContent valid, JsonNode body, LocalDate day) {
    valid
        .contract()
        .forbidding(valid.content().purpose(), body, day)
        .ifPresent(
            rule -> {
              throw new RefusedException(Reason.NOT_NECESSARY, List.of(violation(rule)));
            });
  }

  private static Violation violation(EvidenceRule rule) {
    return new Violation(
        "/purpose",
        rule.document()
            + " is not necessary for "
            + rule.purpose()
            + " since "
            + rule.from()
            + ": "
            + rule.source());
  }
}

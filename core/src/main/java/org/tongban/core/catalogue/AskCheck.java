package org.tongban.core.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongban.core.message.AskContent;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;

/** Holds an ask against one version of its service. */
final class AskCheck {
  private static final String BODY = "/body";

  private AskCheck() {}

  /** Throws PURPOSE_NOT_ALLOWED, NO_LEGAL_BASIS or SCHEMA_VIOLATION. */
  static ValidContent check(Service service, AskContent content) {
    service.contract().rule(content.purpose(), content.basis().type());
    var violations = service.ask().check(content.body(), BODY);
    if (!violations.isEmpty()) {
      throw new RefusedException(Reason.SCHEMA_VIOLATION, violations);
    }
    return new ValidContent(service.contract(), content);
  }

  /** The same of many asks of one message. */
  static ValidContent items(Service service, AskContent common, List<? extends AskContent> each) {
    if (!service.contract().inBatches()) {
      throw new RefusedException(
          Reason.SCHEMA_VIOLATION,
          List.of(new Violation("/items", "the service is not asked in batches")));
    }
    var violations = new ArrayList<Violation>();
    for (int at = 0; at < each.size(); at++) {
      for (var violation : bodyViolations(service, each.get(at))) {
        violations.add(new Violation("/items/" + at + violation.pointer(), violation.message()));
      }
    }
    if (!violations.isEmpty()) {
      throw new RefusedException(Reason.SCHEMA_VIOLATION, violations);
    }
    return new ValidContent(service.contract(), common);
  }

  private static List<Violation> bodyViolations(Service service, AskContent item) {
    try {
      check(service, item);
      return List.of();
    } catch (RefusedException e) {
      if (e.reason() != Reason.SCHEMA_VIOLATION) {
        throw e;
      }
      return e.violations();
    }
  }

  /** The same as a question. */
  static Optional<ValidContent> passes(Service service, AskContent content) {
    try {
      return Optional.of(check(service, content));
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }
}

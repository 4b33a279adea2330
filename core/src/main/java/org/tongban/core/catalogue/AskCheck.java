package org.tongban.core.catalogue;

import java.util.Optional;
import org.tongban.core.message.AskContent;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/** Holds an ask against one version of its service. */
final class AskCheck {
  private static final String BODY = "/body";

  private AskCheck() {}

  /** Throws PURPOSE_NOT_ALLOWED, NO_LEGAL_BASIS or SCHEMA_VIOLATION. */
  static ValidContent check(Service service, AskContent content) {
    var rule = service.contract().purposes().get(content.purpose());
    if (rule == null) {
      throw new RefusedException(
          Reason.PURPOSE_NOT_ALLOWED, "the contract doesn't list the purpose");
    }
    if (!rule.basis().contains(content.basis().type())) {
      throw new RefusedException(
          Reason.NO_LEGAL_BASIS, "the purpose requires one of " + rule.basis());
    }
    var violations = service.ask().check(content.body(), BODY);
    if (!violations.isEmpty()) {
      throw new RefusedException(Reason.SCHEMA_VIOLATION, violations);
    }
    return new ValidContent(service.contract(), content);
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

package org.tongban.core.policy;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;

/**
 * Whom a person is told of as having asked about that person. Of several rules about the same, the
 * first in the file decides; what no rule is about is not told. Immutable.
 */
public final class Disclosures {
  /** Id in place of a rule's where no rule is about it. */
  public static final String NO_RULE = "no-rule";

  private final List<DisclosureRule> rules;

  Disclosures(List<DisclosureRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /**
   * What is decided of one entry.
   *
   * @param shown whether it may be told now
   * @param rule id of the rule that decided, or {@link #NO_RULE}
   * @param description what that rule is for, in the administrator's words; may be empty
   */
  public record Decision(boolean shown, String rule, String description) {}

  /**
   * Decides.
   *
   * @param at time of the entry
   * @param forAnother whether somebody else than the person looks, a guardian for example
   */
  public Decision decide(
      ServiceId service, Purpose purpose, Instant at, Instant now, boolean forAnother) {
    Objects.requireNonNull(at, "at");
    return rules.stream()
        .filter(rule -> rule.isAbout(service, purpose))
        .findFirst()
        .map(
            rule ->
                new Decision(
                    (forAnother ? rule.guardian() : rule.person()).at(at, now),
                    rule.id(),
                    rule.description()))
        .orElseGet(() -> new Decision(false, NO_RULE, ""));
  }

  List<DisclosureRule> rules() {
    return rules;
  }
}

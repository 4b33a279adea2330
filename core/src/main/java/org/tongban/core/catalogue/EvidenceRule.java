package org.tongban.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tongban.core.message.Purpose;

/**
 * One piece of evidence that a purpose needs, or may no longer ask for, within dates of effect.
 * Laws change what an office may demand; a contract says since when.
 *
 * @param purpose the purpose for which the rule is made
 * @param document code of the document, for example {@code HUKOU_BOOKLET}
 * @param necessity whether the document is needed, accepted or refused
 * @param from first day of effect, inclusive
 * @param to last day of effect, inclusive; empty while in force
 * @param when the asks for which the rule is made; empty for all
 * @param source the statute or notice and its article
 */
public record EvidenceRule(
    Purpose purpose,
    String document,
    Necessity necessity,
    LocalDate from,
    Optional<LocalDate> to,
    Optional<Condition> when,
    String source) {

  /**
   * Something that an ask's body says of itself.
   *
   * @param at JSON pointer into the body
   * @param in the values of which it has one there
   */
  public record Condition(String at, Set<String> in) {
    public Condition {
      Objects.requireNonNull(at, "at");
      in = Set.copyOf(in);
    }

    boolean holds(JsonNode body) {
      return in.contains(body.at(at).asText());
    }
  }

  /** How a rule looks at a document. */
  public enum Necessity {
    REQUIRED,
    ACCEPTED,
    NOT_NECESSARY
  }

  public EvidenceRule {
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(necessity, "necessity");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(when, "when");
    Objects.requireNonNull(source, "source");
    if (to.isPresent() && to.get().isBefore(from)) {
      throw new IllegalArgumentException("an evidence rule ends on or after its first day");
    }
  }

  /** Whether the rule applies on that day (Chinese calendar day). */
  public boolean inForce(LocalDate day) {
    return !day.isBefore(from) && to.map(last -> !day.isAfter(last)).orElse(true);
  }

  /** Whether the rule is made for an ask with this body. */
  public boolean appliesTo(JsonNode body) {
    return when.map(condition -> condition.holds(body)).orElse(true);
  }
}

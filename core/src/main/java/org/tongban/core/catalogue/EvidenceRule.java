package org.tongban.core.catalogue;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
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
 * @param source the statute or notice and its article
 */
public record EvidenceRule(
    Purpose purpose,
    String document,
    Necessity necessity,
    LocalDate from,
    Optional<LocalDate> to,
    String source) {

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
    Objects.requireNonNull(source, "source");
    if (to.isPresent() && to.get().isBefore(from)) {
      throw new IllegalArgumentException("an evidence rule ends on or after its first day");
    }
  }

  /** Whether the rule applies on that day (Chinese calendar day). */
  public boolean inForce(LocalDate day) {
    return !day.isBefore(from) && to.map(last -> !day.isAfter(last)).orElse(true);
  }
}

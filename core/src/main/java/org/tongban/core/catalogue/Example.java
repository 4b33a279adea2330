package org.tongban.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tongban.core.message.Outcome;
import org.tongban.core.refusal.Violation;

/**
 * One example message of a contract, {@code examples/{valid,invalid}/*.json}.
 *
 * @param file where it stands
 * @param outcome of an answer; empty for an ask
 * @param valid whether it must pass
 * @param failsAt JSON pointers into the body at which it must fail; empty for a valid one
 * @param content the body; an answer may have none
 */
public record Example(
    Path file,
    Optional<Outcome> outcome,
    boolean valid,
    Set<String> failsAt,
    Optional<JsonNode> content) {
  public Example {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(outcome, "outcome");
    failsAt = Set.copyOf(failsAt);
    Objects.requireNonNull(content, "content");
  }

  /** Whether it is an ask, not an answer. */
  public boolean ask() {
    return outcome.isEmpty();
  }

  /** What it breaks of a contract, pointers from {@code /body}. */
  List<Violation> violations(Catalogue catalogue, Contract contract) {
    return outcome
        .map(said -> catalogue.checkAnswer(contract, said, content))
        .orElseGet(() -> catalogue.checkAskBody(contract, content.orElseThrow()));
  }

  /** Whether it behaves as it says; the sentence if not. */
  Optional<String> fault(Catalogue catalogue, Contract contract) {
    var places = new TreeSet<String>();
    violations(catalogue, contract)
        .forEach(violation -> places.add(violation.pointer().substring("/body".length())));
    if (places.equals(failsAt)) {
      return Optional.empty();
    }
    return Optional.of(
        valid
            ? "must pass, but fails at " + places
            : "must fail at " + new TreeSet<>(failsAt) + ", but fails at " + places);
  }
}

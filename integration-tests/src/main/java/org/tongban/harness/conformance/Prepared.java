package org.tongban.harness.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.message.Outcome;

/** What a node has been prepared with, found by what it is good for. */
record Prepared(NodeProfile profile, Catalogue catalogue) {
  Optional<PreparedAsk> positive() {
    return prepared(Outcome.POSITIVE);
  }

  /** The first ask with that outcome that needs no encryption. */
  Optional<PreparedAsk> prepared(Outcome outcome) {
    return first(ask -> ask.outcome() == outcome && !endToEnd(ask));
  }

  Optional<PreparedAsk> sealed() {
    return first(ask -> ask.outcome() == Outcome.POSITIVE && endToEnd(ask));
  }

  /** One that tells an event. */
  Optional<PreparedAsk> event() {
    return first(
        ask ->
            contract(ask)
                .filter(known -> known.interaction() == Contract.Interaction.EVENT)
                .isPresent());
  }

  /** One that reserves; what belongs to one transaction alone is put there by the kit. */
  Optional<PreparedAsk> reserving() {
    return first(ask -> !endToEnd(ask) && inSteps(ask));
  }

  private boolean inSteps(PreparedAsk ask) {
    return contract(ask).filter(known -> known.twoPhase().isPresent()).isPresent();
  }

  /** All that are not the first of their kind. */
  List<PreparedAsk> others() {
    var firsts =
        List.of(
            positive(),
            prepared(Outcome.NOT_FOUND),
            prepared(Outcome.IDENTITY_MISMATCH),
            prepared(Outcome.REFUSED));
    return profile.asks().stream()
        .filter(ask -> !endToEnd(ask) && !inSteps(ask) && !firsts.contains(Optional.of(ask)))
        .toList();
  }

  /** An ask for a purpose that takes one kind of basis only. */
  Optional<PreparedAsk> oneBasis() {
    return first(
        ask ->
            ask.outcome() == Outcome.POSITIVE
                && !endToEnd(ask)
                && contract(ask)
                    .filter(known -> known.purposes().get(ask.purpose()).basis().size() == 1)
                    .isPresent());
  }

  /** The ask that is answered, and those that differ from it in their bodies alone. */
  List<PreparedAsk> alike() {
    var like = positive().orElseThrow();
    return Stream.concat(
            Stream.of(like),
            profile.asks().stream().filter(ask -> !ask.equals(like) && same(ask, like)))
        .toList();
  }

  private static boolean same(PreparedAsk one, PreparedAsk other) {
    return one.service().equals(other.service())
        && one.version().equals(other.version())
        && one.purpose().equals(other.purpose())
        && one.basis().equals(other.basis())
        && one.agreement().equals(other.agreement());
  }

  /** Whether a body holds nothing but what purpose and rules let the asker see. */
  boolean lets(PreparedAsk ask, JsonNode body) {
    var permitted = contract(ask).orElseThrow().purposes().get(ask.purpose()).fields();
    return Fields.within(body, permitted)
        && (ask.fields().isEmpty() || Fields.within(body, ask.fields()));
  }

  private Optional<PreparedAsk> first(Predicate<PreparedAsk> wanted) {
    return profile.asks().stream().filter(wanted).findFirst();
  }

  Optional<Contract> contract(PreparedAsk ask) {
    return catalogue.find(ask.service(), ask.version());
  }

  private boolean endToEnd(PreparedAsk ask) {
    return contract(ask).filter(Contract::endToEnd).isPresent();
  }
}

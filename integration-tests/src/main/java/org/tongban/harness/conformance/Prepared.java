package org.tongban.harness.conformance;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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

  /** All that are not the first of their kind. */
  List<PreparedAsk> others() {
    var firsts =
        List.of(
            positive(),
            prepared(Outcome.NOT_FOUND),
            prepared(Outcome.IDENTITY_MISMATCH),
            prepared(Outcome.REFUSED));
    return profile.asks().stream()
        .filter(ask -> !endToEnd(ask) && !firsts.contains(Optional.of(ask)))
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

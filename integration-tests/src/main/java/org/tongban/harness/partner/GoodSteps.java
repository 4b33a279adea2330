package org.tongban.harness.partner;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.catalogue.Contract.Interaction;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.Opener;
import org.tongban.core.seal.Sealer;
import org.tongban.harness.scenario.ScriptedAnswer;

/** The steps of a region that does as PROTOCOL.md says. */
final class GoodSteps {
  private final Trade trade;
  private final Opener opener;
  private final Speech speech;
  private final PartnerEvents events;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  GoodSteps(Trade trade) {
    this.trade = trade;
    this.events = new PartnerEvents(trade.clock());
    var provider = CryptoProvider.choose();
    opener =
        new Opener(
            provider, trade::own, trade.directory(), trade.self(), Partner.LIMITS, trade.clock());
    speech = new Speech(trade, new Sealer(provider, trade::signing));
  }

  Speech speech() {
    return speech;
  }

  Steps steps() {
    return new Steps(
        (wire, from) -> Heard.of(opener.openAsk(wire, from)),
        this::judge,
        heard -> seen.add(heard.ask().issuer() + " " + heard.ask().id()),
        this::decide,
        speech::seal,
        speech::refuse,
        new PartnerWitness(trade),
        new PartnerProofs(trade)::prove);
  }

  private Optional<Steps.No> judge(Heard heard) {
    var ask = heard.ask();
    var versions = trade.script().services().get(ask.service());
    if (versions == null) {
      return no(Reason.CATALOGUE_ITEM_UNKNOWN);
    }
    if (!versions.contains(ask.version())) {
      return Optional.of(new Steps.No(Reason.VERSION_NOT_ACCEPTED.code(), versions));
    }
    if (!heard.lines().isEmpty()) {
      return Optional.empty(); // each of them is judged by itself
    }
    try {
      var content = trade.catalogue().checkAsk(ask);
      if (ask.resumes().isPresent() && !content.contract().mayBeLater()) {
        return no(Reason.EXCHANGE_UNKNOWN);
      }
      // what two may read only is not asked in the open
      if (content.contract().endToEnd() && !heard.encrypted()) {
        return no(Reason.SCHEMA_VIOLATION);
      }
      if (!heard.single() && !content.contract().inBatches()) {
        return no(Reason.NOT_COMPETENT);
      }
      return content.contract().interaction() == Interaction.EVENT
          ? events.judge(ask.issuer(), content).flatMap(GoodSteps::no)
          : Optional.empty();
    } catch (RefusedException e) {
      return no(e.reason());
    }
  }

  private static Optional<Steps.No> no(Reason reason) {
    return Optional.of(new Steps.No(reason.code(), List.of()));
  }

  private ScriptedAnswer decide(Heard heard) {
    var ask = heard.ask();
    var contract = trade.catalogue().find(ask.service(), ask.version()).orElseThrow();
    var script = scripted(trade, heard);
    var scripted =
        contract
            .twoPhase()
            .map(
                block ->
                    trade
                        .books()
                        .transactions()
                        .answer(ask.issuer().value(), block, ask.body(), script, trade.clock()))
            .orElse(script);
    // FHIR is cut by resources; a script with such an answer says what may be seen
    if (contract.answerFormat() != Contract.AnswerFormat.JSON) {
      return scripted;
    }
    var permitted = contract.purposes().get(ask.purpose()).fields();
    return scripted.with(scripted.body().map(body -> Cut.to(body, permitted)));
  }

  /** As the script says, before anything is cut. */
  static ScriptedAnswer scripted(Trade trade, Heard heard) {
    var ask = heard.ask();
    return trade.script().answers().stream()
        .filter(one -> one.fits(ask.service(), ask.body()))
        .findFirst()
        .orElseGet(() -> ScriptedAnswer.notFound(ask.service()));
  }
}

package org.tongban.harness.story;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.message.Basis;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Purpose;
import org.tongban.core.refusal.Hop;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.OpenedAnswer;
import org.tongban.core.seal.SealedAsk;
import org.tongban.harness.partner.AskingPartner;
import org.tongban.harness.partner.Question;

/** A simulated region's clerk, who reads replies in the form of a node's local API. */
final class SimulatedAsker {
  private final AskingPartner partner;
  private final Catalogue catalogue;
  private Optional<SealedAsk> last = Optional.empty();

  SimulatedAsker(AskingPartner partner, Catalogue catalogue) {
    this.partner = partner;
    this.catalogue = catalogue;
  }

  Reply ask(Step.Asks ask) {
    try {
      var sealed = ask.again() ? last.orElseThrow() : partner.seal(question(ask));
      last = Optional.of(sealed);
      return reply(partner.open(partner.post(sealed), sealed));
    } catch (RefusedException e) {
      var problem = JsonNodeFactory.instance.objectNode();
      problem.put("code", e.reason().code());
      // what it finds fault with came from there, or didn't come
      problem.put("hop", Hop.ANSWERING_NODE.code());
      return new Reply(problem);
    }
  }

  private Question question(Step.Asks ask) {
    var version = catalogue.newest(ask.service()).orElseThrow().version();
    return new Question(
        new MemberCode(ask.to().substring(0, 6)),
        ask.service(),
        version,
        new Purpose(ask.purpose().orElseThrow()),
        new Basis(BasisType.valueOf(ask.basis().type()), ask.basis().ref(), Optional.empty()),
        ask.agreement(),
        ask.body());
  }

  private static Reply reply(OpenedAnswer opened) {
    var answer = opened.answer();
    var json = JsonNodeFactory.instance.objectNode();
    json.put("outcome", answer.outcome().name());
    answer.reason().ifPresent(code -> json.put("code", code).put("hop", Hop.ANSWERING_NODE.code()));
    var missing = json.putArray("missing");
    answer
        .missing()
        .forEach(gap -> missing.addObject().put("field", gap.field()).put("reason", gap.reason()));
    answer.body().ifPresent(body -> json.set("body", body));
    return new Reply(json);
  }
}

package org.tongban.harness.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.core.catalogue.TwoPhase;
import org.tongban.core.catalogue.TwoPhase.State;
import org.tongban.core.catalogue.TwoPhase.Step;
import org.tongban.core.message.Outcome;

/**
 * Has real nodes reserve, commit and cancel, as a story says. Which steps belong together says the
 * id that the story gives them; the node makes one of its own.
 */
final class StoryTransactions {
  private static final String ALL = "/api/v1/transactions/";

  /** Where each is found, by the story's id. */
  private final Map<String, String> begun = new HashMap<>();

  Reply ask(NodeDoor node, org.tongban.harness.story.Step.Asks ask, TwoPhase block) {
    var step = block.step(ask.body()).orElseThrow();
    var own = own(ask.body(), block);
    if (step == Step.RESERVE) {
      var form = NodeDoor.wish(ask);
      form.set("body", own);
      var view = node.post(ALL + ask.service().value(), form, ask.account());
      begun.put(block.id(ask.body()), view.at("/links/self").asText());
      return reply(view, block);
    }
    var form = JsonNodeFactory.instance.objectNode();
    form.set("body", own);
    var decision = step == Step.COMMIT ? "/commit" : "/cancel";
    return reply(node.post(begun.get(block.id(ask.body())) + decision, form, ask.account()), block);
  }

  private static ObjectNode own(JsonNode body, TwoPhase block) {
    ObjectNode own = body.deepCopy();
    own.remove(List.of(block.step(), block.id().ask(), block.reference().ask()));
    return own;
  }

  /** The transaction in the words of an answer; a problem, or what is under way, as it is. */
  private static Reply reply(JsonNode view, TwoPhase block) {
    var reply = JsonNodeFactory.instance.objectNode();
    var body = reply.putObject("body");
    var state = view.path("state").asText();
    var known = known(state);
    if (known.isEmpty() && !state.equals("REFUSED")) {
      return new Reply(view);
    }
    known.ifPresent(one -> body.put(block.state(), value(block, one)));
    Optional.ofNullable(view.path("reference").textValue())
        .ifPresent(reference -> body.put(block.reference().answer(), reference));
    Optional.ofNullable(view.path("reason").textValue())
        .ifPresent(reason -> body.put(block.obstacle(), reason));
    boolean no = known.isEmpty() || known.get() == State.EXPIRED;
    return new Reply(reply.put("outcome", (no ? Outcome.NEGATIVE : Outcome.POSITIVE).name()));
  }

  private static Optional<State> known(String state) {
    return List.of(State.RESERVED, State.COMMITTED, State.CANCELLED, State.EXPIRED).stream()
        .filter(one -> one.name().equals(state))
        .findFirst();
  }

  private static String value(TwoPhase block, State state) {
    return block.states().entrySet().stream()
        .filter(each -> each.getValue() == state)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }
}

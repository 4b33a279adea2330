package org.tongban.node.twophase;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.ProducerTemplate;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.catalogue.TwoPhase;
import org.tongban.core.catalogue.TwoPhase.Step;
import org.tongban.core.journal.RecordedAnswer;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Reason;
import org.tongban.core.seal.OpenedAnswer;
import org.tongban.node.station.LocalRefusal;
import org.tongban.node.station.LocalRequest;
import org.tongban.node.store.Transaction;
import org.tongban.node.store.Transaction.State;
import org.tongban.node.store.TransactionStore;

/** Asks one step through every station of the spine, and reads what came back. */
final class StepAsk {
  private static final String SPINE = "direct:ask";

  private final TransactionStore store;
  private final ProducerTemplate template;
  private final Supplier<Catalogue> catalogue;

  /**
   * @param template to the routes
   */
  StepAsk(TransactionStore store, ProducerTemplate template, Supplier<Catalogue> catalogue) {
    this.store = Objects.requireNonNull(store, "store");
    this.template = Objects.requireNonNull(template, "template");
    this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
  }

  /**
   * What came back.
   *
   * @param exchange that brought it, where the ask left
   * @param reason why it is not what was asked for
   * @param body of an answer that was read
   */
  record Heard(
      Said said,
      Optional<MessageId> exchange,
      Optional<String> reason,
      Optional<ObjectNode> body,
      Optional<TwoPhase> block) {
    private static Heard of(Said said, Optional<MessageId> exchange, Optional<String> reason) {
      return new Heard(said, exchange, reason, Optional.empty(), Optional.empty());
    }
  }

  static Step step(State state) {
    return switch (state) {
      case RESERVING -> Step.RESERVE;
      case COMMITTING -> Step.COMMIT;
      case CANCELLING -> Step.CANCEL;
      default -> throw new IllegalArgumentException("no step in " + state);
    };
  }

  /** Asks the step of the transaction's state. */
  Heard ask(Transaction transaction) {
    var block =
        catalogue
            .get()
            .find(transaction.service(), transaction.version())
            .flatMap(Contract::twoPhase);
    var request = store.request(transaction.id());
    if (block.isEmpty() || request.isEmpty()) {
      return unasked(block.isEmpty() ? Reason.CATALOGUE_ITEM_UNKNOWN : Reason.EVIDENCE_ERASED);
    }
    var local =
        new LocalRequest(
            transaction.service(),
            transaction.actor(),
            request(transaction, block.get(), request.get()),
            Optional.empty(),
            Optional.empty());
    var reply = template.requestBody(SPINE, local);
    return reply instanceof RecordedAnswer answer
        ? answered(transaction, block.get(), answer.opened())
        : stopped(reply);
  }

  /** A person may put it right: the catalogue, or the key of what is kept. */
  private static Heard unasked(Reason reason) {
    return Heard.of(Said.LOST, Optional.empty(), Optional.of(reason.code()));
  }

  private byte[] request(Transaction transaction, TwoPhase block, byte[] begun) {
    var form = (ObjectNode) StrictJson.parse(begun);
    if (transaction.state() != State.RESERVING) {
      var own =
          transaction.state() == State.COMMITTING
              ? store.own(transaction.id()).map(bytes -> (ObjectNode) StrictJson.parse(bytes))
              : Optional.<ObjectNode>empty();
      form.set(
          "body",
          block.body(
              step(transaction.state()),
              own.orElseGet(JsonNodeFactory.instance::objectNode),
              transaction.id().toString(),
              transaction.reference()));
    }
    return StrictJson.write(form);
  }

  private static Heard answered(Transaction transaction, TwoPhase block, OpenedAnswer opened) {
    var answer = opened.answer();
    var exchange = Optional.of(opened.answering().ask().id());
    if (answer.outcome() == Outcome.REFUSED || answer.outcome() == Outcome.ERROR) {
      var reason = answer.reason().flatMap(Reason::find).orElse(Reason.PEER_REFUSED);
      // what the register did before its answer was refused, nobody knows
      var done = reason == Reason.REGISTER_ANSWER_INVALID ? Said.UNUSABLE : Said.NO;
      return Heard.of(reason.retryable() ? Said.LOST : done, exchange, answer.reason());
    }
    var said = Said.of(block, transaction.id().toString(), answer.outcome(), answer.body());
    var body = answer.body().map(ObjectNode.class::cast);
    var reason = body.flatMap(block::obstacle);
    return new Heard(
        said,
        exchange,
        reason.or(() -> said == Said.NOTHING ? Optional.of(answer.outcome().name()) : reason),
        body,
        Optional.of(block));
  }

  private static Heard stopped(Object reply) {
    if (!(reply instanceof LocalRefusal refusal)) {
      return Heard.of(Said.UNUSABLE, Optional.empty(), Optional.of(Reason.ANSWER_INVALID.code()));
    }
    var reason = refusal.refusal().reason();
    var code = Optional.of(reason.code());
    if (reason.retryable() || reason == Reason.INTERNAL_ERROR) {
      return Heard.of(Said.LOST, refusal.exchange(), code);
    }
    boolean left = refusal.exchange().isPresent() && reason != Reason.PEER_NOT_TRUSTED;
    return Heard.of(left ? Said.UNUSABLE : Said.NO, refusal.exchange(), code);
  }
}

package org.tongban.node.twophase;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.catalogue.TwoPhase;
import org.tongban.core.catalogue.TwoPhase.Step;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.job.Jobs;
import org.tongban.node.station.DraftCheck;
import org.tongban.node.station.LocalRequest;
import org.tongban.node.store.Claim;
import org.tongban.node.store.Transaction;
import org.tongban.node.store.Transaction.Decision;
import org.tongban.node.store.Transaction.State;
import org.tongban.node.store.TransactionStore;
import org.tongban.node.store.TransactionStore.News;

/**
 * Begins transactions for local systems, takes their decisions, and shows how far each has come.
 */
public final class Transactions {
  /** How long a reservation is tried for, where the ask says no end of it. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final TransactionStore store;
  private final DraftCheck check;
  private final Supplier<Catalogue> catalogue;
  private final Jobs jobs;
  private final TransactionJob job;
  private final Clock clock;

  public Transactions(
      TransactionStore store,
      DraftCheck check,
      Supplier<Catalogue> catalogue,
      Jobs jobs,
      TransactionJob job,
      Clock clock) {
    this.store = Objects.requireNonNull(store, "store");
    this.check = Objects.requireNonNull(check, "check");
    this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
    this.jobs = Objects.requireNonNull(jobs, "jobs");
    this.job = Objects.requireNonNull(job, "job");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Begins one, durably, and has its reservation asked for.
   *
   * @param json the request form of an ask, whose body lacks what the node puts there
   * @param claim under which a repetition finds it
   * @throws RefusedException as for an ask that is not even signed; {@code REQUEST_MALFORMED} for a
   *     service that reserves nothing
   */
  public MessageId begin(ServiceId service, Actor actor, byte[] json, Claim.Fresh claim) {
    var form = TransactionRequest.form(json);
    var contract = contract(service, form);
    var block = contract.twoPhase().orElseThrow();
    var id = MessageId.next();
    var own = (ObjectNode) form.get("body");
    TransactionRequest.checkOwn(own, block);
    form.set("body", block.body(Step.RESERVE, own, id.toString(), Optional.empty()));
    form.put("version", contract.version().toString());
    var request = StrictJson.write(form);
    check.permitted(new LocalRequest(service, actor, request, Optional.empty(), Optional.empty()));
    var now = clock.instant();
    var transaction =
        new Transaction(
            id,
            service,
            contract.version(),
            actor,
            form.path("to").asText(),
            now,
            now,
            State.RESERVING,
            Optional.empty(),
            decideBy(block, form, now),
            Optional.empty(),
            Optional.empty(),
            0,
            Optional.empty(),
            Optional.empty());
    store.begin(transaction, request, claim);
    jobs.add(job.of(id, State.RESERVING, now));
    return id;
  }

  private Contract contract(ServiceId service, ObjectNode form) {
    var all = catalogue.get();
    return TransactionRequest.version(form)
        .map(version -> all.find(service, version))
        .orElseGet(() -> all.newest(service))
        .map(Transactions::checked)
        .orElseThrow(() -> new RefusedException(Reason.CATALOGUE_ITEM_UNKNOWN, "no such service"));
  }

  private static Contract checked(Contract contract) {
    if (contract.twoPhase().isEmpty()) {
      throw TransactionRequest.violation("", "the service reserves nothing");
    }
    return contract;
  }

  private static Instant decideBy(TwoPhase block, ObjectNode form, Instant now) {
    var patience = now.plus(PATIENCE);
    var wished = block.wished(form.path("body")).map(at -> at.minus(Driving.MARGIN));
    if (wished.isPresent() && !wished.get().isAfter(now)) {
      throw TransactionRequest.violation(
          "/body/" + block.wished().orElseThrow(), "must be later than now by more than a moment");
    }
    return wished.filter(patience::isAfter).orElse(patience);
  }

  /**
   * Takes a decision, durably, and has it carried out. The same decision again changes nothing,
   * save that of one in doubt the other side is asked again.
   *
   * @param json what only the caller can say in the step that commits; may be empty
   * @throws RefusedException {@code TRANSACTION_DECIDED} where it can't be decided so; as for an
   *     ask, where the step that commits is not as its contract wants it
   */
  public Transaction decide(MessageId id, Actor actor, Decision wish, byte[] json) {
    var transaction = find(id, actor);
    var now = clock.instant();
    var to =
        Course.decided(
                transaction.state(), wish, transaction.decision(), now, transaction.decideBy())
            .orElseThrow(Transactions::decided);
    if (to == transaction.state()) {
      return transaction;
    }
    // what was said with the first decision stands
    var news =
        wish == Decision.COMMIT && transaction.decision().isEmpty()
            ? News.own(own(transaction, json))
            : News.NONE;
    if (!store.move(transaction, to, Optional.of(wish), news, now)) {
      // an answer was quicker, or the time, or the caller, twice: it is another state now
      return decide(id, actor, wish, json);
    }
    jobs.add(job.of(id, to, now));
    return find(id, actor);
  }

  private byte[] own(Transaction transaction, byte[] json) {
    var block =
        catalogue
            .get()
            .find(transaction.service(), transaction.version())
            .flatMap(Contract::twoPhase)
            .orElseThrow(
                () -> new RefusedException(Reason.CATALOGUE_ITEM_UNKNOWN, "no such version"));
    var own = TransactionRequest.own(json, block);
    var form = TransactionRequest.form(begun(transaction.id()));
    form.set(
        "body", block.body(Step.COMMIT, own, transaction.id().toString(), transaction.reference()));
    check.permitted(
        new LocalRequest(
            transaction.service(),
            transaction.actor(),
            StrictJson.write(form),
            Optional.empty(),
            Optional.empty()));
    return StrictJson.write(own);
  }

  private byte[] begun(MessageId id) {
    return store
        .request(id)
        .orElseThrow(() -> new RefusedException(Reason.EVIDENCE_ERASED, "the request is gone"));
  }

  private static RefusedException decided() {
    return new RefusedException(Reason.TRANSACTION_DECIDED, "can't be decided so");
  }

  /**
   * One of the actor's own.
   *
   * @throws RefusedException {@code EXCHANGE_UNKNOWN} for what is none, or somebody else's
   */
  public Transaction find(MessageId id, Actor actor) {
    return store
        .find(id)
        .filter(found -> found.actor().equals(actor))
        .orElseThrow(
            () ->
                new RefusedException(
                    Reason.EXCHANGE_UNKNOWN, "no transaction of the caller's own"));
  }

  /** The actor's latest, the newest first. */
  public List<Transaction> of(Actor actor) {
    return store.of(actor);
  }

  /** Now, by this node's clock. */
  public Instant now() {
    return clock.instant();
  }
}

package org.tongban.node.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.message.Actor;
import org.tongban.core.message.JsonFields;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;
import org.tongban.node.store.Disposition;
import org.tongban.node.store.DispositionStore;
import org.tongban.node.store.EventInbox;
import org.tongban.node.store.Told;

/** Takes what one of our own systems did with an event; it becomes the answer to it. */
public final class Dispositions {
  private static final List<Outcome> OUTCOMES =
      List.of(Outcome.POSITIVE, Outcome.NEGATIVE, Outcome.NOT_FOUND);

  private final EventInbox inbox;
  private final DispositionStore store;
  private final Supplier<Catalogue> catalogue;
  private final Clock clock;

  public Dispositions(
      EventInbox inbox, DispositionStore store, Supplier<Catalogue> catalogue, Clock clock) {
    this.inbox = Objects.requireNonNull(inbox, "inbox");
    this.store = Objects.requireNonNull(store, "store");
    this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Keeps it, or finds it kept already.
   *
   * @param id of the event as the feed gives it
   * @param json {@code {outcome, answer}}; the answer without its {@code eventId}
   * @throws RefusedException {@code RESOURCE_UNKNOWN, REQUEST_MALFORMED, SCHEMA_VIOLATION,
   *     EVENT_DISPOSED}
   */
  public Disposition keep(String id, byte[] json, Actor actor) {
    var told = find(id);
    var said = read(json, told);
    check(told, said);
    var by = actor.system() + "/" + actor.unit();
    if (!store.keep(told.id(), said, clock.instant(), by)
        && !store.find(told.id()).equals(Optional.of(said))) {
      throw new RefusedException(Reason.EVENT_DISPOSED, "disposed of before, and otherwise");
    }
    return said;
  }

  private Told find(String id) {
    return uuid(id)
        .flatMap(inbox::find)
        .orElseThrow(() -> new RefusedException(Reason.RESOURCE_UNKNOWN, "no such event"));
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Disposition read(byte[] bytes, Told told) {
    var json = parse(bytes);
    var fields = new JsonFields();
    fields.known("", json, Set.of("outcome", "answer"));
    var outcome = fields.required(json, "", "outcome", Dispositions::outcome);
    if (json.has("answer") && !json.get("answer").isObject()) {
      fields.note("/answer", "must be an object");
    }
    fields.check();
    var body =
        Optional.ofNullable(json.get("answer"))
            .map(answer -> answered((ObjectNode) answer.deepCopy(), told));
    return new Disposition(outcome.orElseThrow(), body);
  }

  private static JsonNode answered(ObjectNode answer, Told told) {
    return answer.put("eventId", told.eventId().toString());
  }

  private static JsonNode parse(byte[] bytes) {
    try {
      return StrictJson.parse(bytes);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Reason.REQUEST_MALFORMED, e.getMessage());
    }
  }

  private static Outcome outcome(String word) {
    return OUTCOMES.stream()
        .filter(outcome -> outcome.name().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("must be one of " + OUTCOMES));
  }

  private void check(Told told, Disposition said) {
    var current = catalogue.get();
    var contract =
        current
            .find(told.service(), told.version())
            .orElseThrow(
                () -> new RefusedException(Reason.CATALOGUE_ITEM_UNKNOWN, "no longer in force"));
    var found = new ArrayList<Violation>();
    for (var one : current.checkAnswer(contract, said.outcome(), said.body())) {
      found.add(new Violation(one.pointer().replaceFirst("^/body", "/answer"), one.message()));
    }
    if (!found.isEmpty()) {
      throw new RefusedException(Reason.SCHEMA_VIOLATION, found);
    }
  }
}

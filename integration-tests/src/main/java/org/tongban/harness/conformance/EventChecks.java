package org.tongban.harness.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.tongban.harness.forge.ReadMessage;

/** What happened to a person is told once, however often it is said, and as it was said first. */
final class EventChecks {
  private static final String SECTION = "Events";
  private static final List<Need> TAKEN = List.of(Need.EVENT, Need.EVENT_TAKEN);

  private EventChecks() {}

  static List<Check> checks() {
    return List.of(
        new Check("EVT-01", SECTION, List.of(Need.EVENT), EventChecks::isTaken),
        new Check("EVT-02", SECTION, TAKEN, EventChecks::toldAgain),
        new Check("EVT-03", SECTION, TAKEN, EventChecks::altered),
        new Check(
            "EVT-04",
            SECTION,
            TAKEN,
            node ->
                refused(
                    tell(node, id(), body -> corrects(body, id())), "event-correction-unknown")),
        new Check("EVT-05", SECTION, TAKEN, EventChecks::corrected),
        new Check(
            "EVT-06",
            SECTION,
            TAKEN,
            node ->
                refused(
                    tell(node, id(), body -> body.put("occurredOn", "2999-12-31")),
                    "schema-violation")));
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  private static void corrects(ObjectNode body, String other) {
    body.put("corrects", other).put("correction", "VOIDS");
  }

  /** What was said to an event; empty where it can't be read. */
  private static Optional<ReadMessage> tell(Subject node, String id, Consumer<ObjectNode> change)
      throws IOException {
    var forgery =
        node.draft(node.event().orElseThrow(), node.asker(), node.suite())
            .claims(
                claims -> {
                  var body = claims.withObject("/body");
                  body.put("eventId", id);
                  change.accept(body);
                });
    var seen = node.post(SealedChecks.encrypted(node, node.signed(forgery), header -> {}));
    return SealedChecks.inside(node, seen);
  }

  static boolean taken(Subject node) throws IOException {
    return taken(tell(node, id(), body -> {}));
  }

  private static boolean taken(Optional<ReadMessage> said) {
    return said.filter(
            message ->
                message.text("step").equals("ACCEPTED")
                    || List.of("POSITIVE", "NEGATIVE", "NOT_FOUND")
                        .contains(message.text("outcome")))
        .isPresent();
  }

  private static Verdict isTaken(Subject node) throws IOException {
    var said = tell(node, id(), body -> {});
    return Verdict.when(taken(said), told(said));
  }

  /** Under the same ticket, or with the same disposition. */
  private static Verdict toldAgain(Subject node) throws IOException {
    var id = id();
    var first = tell(node, id, body -> {});
    var again = tell(node, id, body -> {});
    boolean same =
        taken(again)
            && (!both(first, again, "ticket")
                || claim(first, "ticket").equals(claim(again, "ticket")))
            && (!both(first, again, "outcome")
                || claim(first, "outcome").equals(claim(again, "outcome")));
    return Verdict.when(same, told(first) + ", " + told(again));
  }

  private static boolean both(Optional<ReadMessage> one, Optional<ReadMessage> other, String name) {
    return !claim(one, name).isEmpty() && !claim(other, name).isEmpty();
  }

  private static String claim(Optional<ReadMessage> said, String name) {
    return said.map(message -> message.text(name)).orElse("");
  }

  private static Verdict altered(Subject node) throws IOException {
    var id = id();
    tell(node, id, body -> {});
    return refused(tell(node, id, body -> body.put("occurredOn", "2001-01-01")), "event-altered");
  }

  private static Verdict corrected(Subject node) throws IOException {
    var first = id();
    tell(node, first, body -> {});
    var said = tell(node, id(), body -> corrects(body, first));
    return Verdict.when(taken(said), told(said));
  }

  private static Verdict refused(Optional<ReadMessage> said, String reason) {
    boolean good = claim(said, "outcome").equals("REFUSED") && claim(said, "reason").equals(reason);
    return Verdict.when(good, told(said));
  }

  /** In codes; nothing else of a message gets into a report. */
  private static String told(Optional<ReadMessage> said) {
    var step = claim(said, "step");
    var text = step.isEmpty() ? claim(said, "outcome") + " " + claim(said, "reason") : step;
    return text.matches("[A-Za-z_ -]{1,120}") ? text.strip() : "unreadable";
  }
}

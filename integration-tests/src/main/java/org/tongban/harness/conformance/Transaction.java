package org.tongban.harness.conformance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.tongban.core.catalogue.TwoPhase;
import org.tongban.core.catalogue.TwoPhase.State;
import org.tongban.core.catalogue.TwoPhase.Step;

/** A transaction of the kit's own with the node under test, step by step. */
final class Transaction {
  private static final Duration LONG = Duration.ofHours(1);

  private final Subject node;
  private final Identity by;
  private final PreparedAsk prepared;
  private final TwoPhase block;
  private final String id;
  private ObjectNode last = JsonNodeFactory.instance.objectNode();

  private Transaction(Subject node, Identity by, String id) {
    this.node = node;
    this.by = by;
    this.id = id;
    this.prepared = node.prepared().reserving().orElseThrow();
    this.block = node.prepared().contract(prepared).flatMap(c -> c.twoPhase()).orElseThrow();
  }

  static Transaction of(Subject node) {
    return new Transaction(node, node.asker(), UUID.randomUUID().toString());
  }

  /** The one of the same id of another member. */
  Transaction by(Identity other) {
    return new Transaction(node, other, id);
  }

  /** What came back. */
  record Said(Seen seen, TwoPhase block) {
    boolean positive() {
      return seen.outcome().equals("POSITIVE");
    }

    /** Whether the step was not taken, with the reason for it. */
    boolean hindered() {
      return seen.outcome().equals("NEGATIVE") && block.obstacle(seen.claim("body")).isPresent();
    }

    boolean is(State state) {
      return block.state(seen.claim("body")).equals(Optional.of(state));
    }

    String reference() {
      return block.reference(seen.claim("body")).orElse("");
    }

    boolean same(Said other) {
      return seen.outcome().equals(other.seen.outcome())
          && seen.claim("body").equals(other.seen.claim("body"));
    }

    /** In codes. */
    String told() {
      var state = block.state(seen.claim("body")).map(State::name).orElse("");
      return (seen.told() + " " + state).strip();
    }
  }

  TwoPhase block() {
    return block;
  }

  boolean isAbout(Said said) {
    return block.about(said.seen().claim("body"), id);
  }

  Said reserve() throws IOException {
    return reserve(LONG);
  }

  /** Until so much later, where the ask can say so. */
  Said reserve(Duration until) throws IOException {
    ObjectNode own = prepared.body().deepCopy();
    block
        .wished()
        .ifPresent(
            name ->
                own.put(name, node.now().plus(until).truncatedTo(ChronoUnit.SECONDS).toString()));
    return take(Step.RESERVE, own, Optional.empty());
  }

  /** The very step that was answered before, word for word. */
  Said again() throws IOException {
    return take(last);
  }

  Said commit(Said reserved) throws IOException {
    return commit(reserved.reference());
  }

  Said commit(String reference) throws IOException {
    return take(Step.COMMIT, JsonNodeFactory.instance.objectNode(), Optional.of(reference));
  }

  Said cancel() throws IOException {
    return take(Step.CANCEL, JsonNodeFactory.instance.objectNode(), Optional.empty());
  }

  private Said take(Step step, ObjectNode own, Optional<String> reference) throws IOException {
    last = block.body(step, own, id, reference);
    return take(last);
  }

  private Said take(ObjectNode body) throws IOException {
    var suite = node.suite(by, node.member());
    var wire =
        node.draft(prepared, by, suite)
            .claims(claims -> claims.set("body", body.deepCopy()))
            .sign(by.sign().get(suite));
    return new Said(Seen.of(by.client().post(node.address(), wire)), block);
  }
}

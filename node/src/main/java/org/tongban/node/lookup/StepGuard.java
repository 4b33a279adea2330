package org.tongban.node.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.tongban.core.catalogue.TwoPhase;
import org.tongban.core.catalogue.TwoPhase.Step;
import org.tongban.core.journal.RecordedAsk;
import org.tongban.core.message.Digest;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.lookup.SameAnswer.Memory;
import org.tongban.node.store.StepBook;
import org.tongban.node.store.StepBook.Key;
import org.tongban.node.store.StepTaken;

/**
 * Has the steps of one transaction of one member taken one after the other, each once. What a step
 * does is the register's own; it is told who asks, for an id is whatever the asker wrote there.
 */
public final class StepGuard {
  private final StepBook book;
  private final LookUps lookUps;
  private final Duration lease;
  private final Clock clock;

  /**
   * @param lease for one step; longer than a look-up may take
   */
  public StepGuard(StepBook book, LookUps lookUps, Duration lease, Clock clock) {
    this.book = Objects.requireNonNull(book, "book");
    this.lookUps = Objects.requireNonNull(lookUps, "lookUps");
    this.lease = Objects.requireNonNull(lease, "lease");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * What the register says to a step, now or when it was taken before.
   *
   * @throws RefusedException as {@link LookUps#find} does; {@code BUSY} while another step of the
   *     transaction is under way, {@code STEP_ALTERED} for the same step with something else in it
   */
  public Finding find(RecordedAsk recorded) {
    var permitted = recorded.permitted();
    var block = permitted.contract().twoPhase().orElseThrow();
    var ask = permitted.opened().ask();
    var step = block.step(ask.body()).orElseThrow();
    if (step == Step.OFFER) {
      return lookUps.find(recorded);
    }
    var key = new Key(ask.issuer(), ask.service(), UUID.fromString(block.id(ask.body())));
    var holder = UUID.randomUUID();
    if (!book.enter(key, holder, lease)) {
      throw new RefusedException(Reason.BUSY, "another step of the transaction is under way");
    }
    try {
      return taken(recorded, block, key, step);
    } finally {
      book.leave(key, holder);
    }
  }

  private Finding taken(RecordedAsk recorded, TwoPhase block, Key key, Step step) {
    var asked = digest(recorded.permitted().opened().ask().body());
    var unkept = new Finding[1];
    var taken =
        SameAnswer.take(
            memory(key, block.steps().get(step)),
            asked,
            () -> {
              unkept[0] = lookUps.find(recorded);
              return kept(unkept[0], asked);
            });
    return taken.map(found -> finding(recorded, found)).orElseGet(() -> unkept[0]);
  }

  private static Optional<StepTaken> kept(Finding found, Digest asked) {
    // what lacked something may lack less the next time, and is the register's to say again
    return found
        .body()
        .filter(body -> found.missing().isEmpty())
        .map(body -> new StepTaken(asked, found.outcome(), found.asOf(), body));
  }

  private static Finding finding(RecordedAsk recorded, StepTaken taken) {
    return new Finding(
        recorded,
        new Judgement(taken.outcome(), taken.asOf(), List.of(), Optional.of(taken.body())));
  }

  private Memory memory(Key key, String step) {
    return new Memory() {
      @Override
      public Optional<StepTaken> find() {
        return book.find(key, step);
      }

      @Override
      public void keep(StepTaken taken) {
        book.keep(key, step, taken, clock.instant());
      }
    };
  }

  /** The order of an object's members says nothing. */
  static Digest digest(JsonNode body) {
    return Digest.sha256(StrictJson.write(sorted(body)));
  }

  private static JsonNode sorted(JsonNode node) {
    if (node.isArray()) {
      var items = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> items.add(sorted(item)));
      return items;
    }
    if (!node.isObject()) {
      return node;
    }
    var names = new TreeSet<String>();
    node.fieldNames().forEachRemaining(names::add);
    var members = JsonNodeFactory.instance.objectNode();
    names.forEach(name -> members.set(name, sorted(node.get(name))));
    return members;
  }
}

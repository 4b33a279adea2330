package org.tongban.harness.conformance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tongban.core.message.AskItem;
import org.tongban.harness.forge.RawLines;

/** What comes under a root must be what was signed, all of it and nothing else. */
final class BatchFormChecks {
  private static final String[] UNBELIEVED = {"signature-invalid", "envelope-malformed"};

  private BatchFormChecks() {}

  static List<Check> checks() {
    return List.of(
        unbelieved("BAT-11", BatchFormChecks::altered),
        unbelieved("BAT-12", BatchFormChecks::inAnotherOrder),
        unbelieved("BAT-13", BatchFormChecks::oneLess),
        unbelieved("BAT-14", BatchFormChecks::oneMore),
        unbelieved("BAT-15", node -> ManyAsks.copies(node, 2).wire(List.of())),
        unbelieved("BAT-16", node -> ManyAsks.copies(node, 2).withoutRoot()),
        unbelieved("BAT-17", BatchFormChecks::besideABody),
        unbelieved("BAT-18", node -> ManyAsks.copies(node, AskItem.MOST + 1).wire()),
        unbelieved(
            "BAT-19", node -> ManyAsks.copies(node, 2).item(1, i -> i.remove("salt")).wire()),
        unbelieved("BAT-20", BatchFormChecks::ofAnotherPurpose),
        unbelieved("BAT-21", BatchFormChecks::endedByALineFeed),
        new Check("BAT-22", BatchChecks.SECTION, BatchChecks.ANSWERED, BatchFormChecks::again),
        new Check(
            "BAT-23",
            BatchChecks.SECTION,
            List.of(Need.EVENT, Need.EVENT_TAKEN),
            BatchFormChecks::events));
  }

  private static Check unbelieved(String id, Probes.Wire wire) {
    return new Check(
        id,
        BatchChecks.SECTION,
        BatchChecks.ANSWERED,
        node -> {
          var seen = ManyAnswers.of(node, wire.of(node));
          return Verdict.when(seen.refused(UNBELIEVED), seen.told());
        });
  }

  /** By one letter of a salt, which says nothing. */
  private static byte[] altered(Subject node) {
    var asks = ManyAsks.copies(node, 2);
    var other =
        ManyAsks.copies(node, 2).item(1, item -> item.put("salt", "conformance-kit-other1"));
    return asks.wire(other.lines());
  }

  private static byte[] inAnotherOrder(Subject node) {
    var asks = ManyAsks.copies(node, 2);
    var turned = new ArrayList<>(asks.lines());
    Collections.reverse(turned);
    return asks.wire(turned);
  }

  private static byte[] oneLess(Subject node) {
    var asks = ManyAsks.copies(node, 3);
    return asks.wire(asks.lines().subList(0, 2));
  }

  private static byte[] oneMore(Subject node) {
    var asks = ManyAsks.copies(node, 2);
    var more = new ArrayList<>(asks.lines());
    more.add(more.get(1));
    return asks.wire(more);
  }

  private static byte[] besideABody(Subject node) {
    var body = node.positive().orElseThrow().body();
    return ManyAsks.copies(node, 2).claims(claims -> claims.set("body", body.deepCopy())).wire();
  }

  /** What they have in common no item can say for itself. */
  private static byte[] ofAnotherPurpose(Subject node) {
    var purpose = node.positive().orElseThrow().purpose().code();
    return ManyAsks.copies(node, 2).item(1, item -> item.put("purpose", purpose)).wire();
  }

  private static byte[] endedByALineFeed(Subject node) {
    var message = RawLines.of(ManyAsks.copies(node, 2).wire());
    var more = new ArrayList<>(message.lines());
    more.add(new byte[0]);
    return message.with(more).bytes();
  }

  private static Verdict again(Subject node) throws IOException {
    var wire = ManyAsks.copies(node, 2).wire();
    var first = ManyAnswers.of(node, wire);
    var second = ManyAnswers.of(node, wire);
    return Verdict.when(
        first.items().size() == 2 && second.refused("seen-before"),
        first.told() + "; " + second.told());
  }

  /** There nothing says which came first. */
  private static Verdict events(Subject node) throws IOException {
    var wire = ManyAsks.of(node, List.of(node.event().orElseThrow())).wire();
    var seen = node.post(SealedChecks.encrypted(node, wire, header -> {}));
    var answers = ManyAnswers.of(SealedChecks.opened(node, seen).orElse(seen.reply().bytes()));
    var each =
        !answers.items().isEmpty()
            && answers.outcomes().stream().allMatch("REFUSED"::equals)
            && answers.reason(0).equals("not-competent");
    return Verdict.when(each || answers.refused("not-competent"), answers.told());
  }
}

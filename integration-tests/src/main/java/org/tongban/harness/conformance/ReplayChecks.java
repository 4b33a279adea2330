package org.tongban.harness.conformance;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.tongban.core.message.MessageId;

/** Each ask once. */
final class ReplayChecks {
  private static final String SECTION = "Opening an ask";
  private static final int COPIES = 8;

  /** An id is not forgotten while the ask could pass all other checks. */
  private static final Duration LATER = Duration.ofMillis(800);

  private ReplayChecks() {}

  static List<Check> checks() {
    return List.of(
        new Check("RPL-01", SECTION, Probes.ANSWERED, ReplayChecks::again),
        new Check("RPL-02", SECTION, Probes.ANSWERED, ReplayChecks::otherUnderTheId),
        new Check("RPL-03", SECTION, Probes.ANSWERED, ReplayChecks::raced),
        new Check(
            "RPL-04",
            SECTION,
            List.of(Need.POSITIVE, Need.ANSWERED, Need.SECOND, Need.SECOND_ANSWERED),
            ReplayChecks::idOfAnother));
  }

  private static Verdict again(Subject node) throws IOException {
    var wire = node.signed(node.good());
    var first = node.post(wire);
    node.pause(LATER);
    var second = node.post(wire);
    return Verdict.when(
        !first.refused() && second.refused("seen-before"), first.told() + ", " + second.told());
  }

  private static Verdict otherUnderTheId(Subject node) throws IOException {
    var id = MessageId.next().toString();
    var first = node.post(node.changed(c -> c.put("jti", id)));
    var second = node.post(node.changed(c -> c.put("jti", id).put("case", "another")));
    return Verdict.when(
        !first.refused() && second.refused("seen-before"), first.told() + ", " + second.told());
  }

  private static Verdict raced(Subject node) throws IOException {
    var wire = node.signed(node.good());
    var threads = Executors.newFixedThreadPool(COPIES);
    try {
      var copies = new ArrayList<Callable<Seen>>();
      for (int i = 0; i < COPIES; i++) {
        copies.add(() -> node.post(wire));
      }
      int answered = 0;
      int refused = 0;
      for (var copy : threads.invokeAll(copies)) {
        var seen = copy.get();
        answered += seen.message().isPresent() && !seen.refused() ? 1 : 0;
        refused += seen.refused("seen-before") ? 1 : 0;
      }
      return Verdict.when(
          answered == 1 && refused == COPIES - 1,
          answered + " answered, " + refused + " seen-before");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  /** The record admits issuer and id together: nobody can use up another's ids. */
  private static Verdict idOfAnother(Subject node) throws IOException {
    var id = MessageId.next().toString();
    var first = bySecond(node, id);
    var second = node.post(node.changed(c -> c.put("jti", id)));
    return Verdict.when(!second.refused(), first.told() + ", " + second.told());
  }

  static boolean secondIsAnswered(Subject node) throws IOException {
    return bySecond(node, MessageId.next().toString()).outcome().equals("POSITIVE");
  }

  private static Seen bySecond(Subject node, String id) throws IOException {
    var other = node.second().orElseThrow();
    var wire =
        node.draft(node.positive().orElseThrow(), other, node.suite(other, node.member()))
            .claims(c -> c.put("jti", id))
            .sign(other.sign().get(node.suite(other, node.member())));
    return Seen.of(other.client().post(node.address(), wire));
  }
}

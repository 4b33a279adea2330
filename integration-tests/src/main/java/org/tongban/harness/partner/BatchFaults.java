package org.tongban.harness.partner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.message.Answer;
import org.tongban.core.message.Digest;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Reason;
import org.tongban.harness.forge.Forgery;
import org.tongban.harness.forge.RawLines;
import org.tongban.harness.forge.RawTree;
import org.tongban.harness.forge.ReadMessage;

/** Regions that are careless with many asks in one message. */
final class BatchFaults {
  private BatchFaults() {}

  static List<Fault> all() {
    return Stream.of(answering(), judging(), BatchFormFaults.all()).flatMap(List::stream).toList();
  }

  private static List<Fault> answering() {
    return List.of(
        relines(
            "BAT-01",
            "leaves-out-who-is-not-recorded",
            lines -> lines.stream().filter(line -> !is(line, Outcome.NOT_FOUND)).toList()),
        resigns(
            "BAT-02",
            "signs-another-root",
            answer -> true,
            claims ->
                claims.withObject("/items/root").put("value", Digest.sha256(new byte[0]).value())),
        relines("BAT-03", "mixes-up-the-items", BatchFaults::mixed),
        items("BAT-04", "salts-all-alike", item -> item.put("salt", "0".repeat(22))),
        resigns(
            "BAT-07",
            "calls-all-of-them-answered",
            answer -> answer.outcome() == Outcome.PARTIAL,
            claims -> claims.put("outcome", Outcome.POSITIVE.name())),
        items("BAT-09", "says-when-it-looked-for-nothing", BatchFaults::dated),
        items("BAT-10", "adds-to-the-items", item -> item.put("note", "extra")));
  }

  private static void dated(ObjectNode item) {
    if (item.path("outcome").asText().equals(Outcome.REFUSED.name())) {
      item.put("asOf", "2026-01-01T00:00:00Z");
    }
  }

  private static List<Fault> judging() {
    return List.of(
        Fault.ofSteps(
            "BAT-05",
            "refuses-all-for-one",
            (good, trade) ->
                good.judging(
                    judging ->
                        heard ->
                            Stream.concat(Stream.of(heard), heard.items().stream())
                                .flatMap(one -> judging.judge(one).stream())
                                .filter(
                                    no ->
                                        heard.lines().isEmpty()
                                            || no.reason().equals(Reason.SCHEMA_VIOLATION.code()))
                                .findFirst())),
        JudgingFaults.lets(
            "BAT-06",
            "lets-any-basis-pass-among-many",
            Reason.NO_LEGAL_BASIS,
            (heard, trade) -> heard.leaf().isPresent()),
        Fault.ofSteps(
            "BAT-08",
            "leaks-fields-among-many",
            (good, trade) ->
                good.deciding(
                    deciding ->
                        heard ->
                            heard.leaf().isPresent()
                                ? GoodSteps.scripted(trade, heard)
                                : deciding.decide(heard))),
        Fault.ofSteps(
            "BAT-22",
            "answers-many-again",
            (good, trade) -> {
              var admission = good.admission();
              return good.admission(heard -> !heard.lines().isEmpty() || admission.admit(heard));
            }),
        JudgingFaults.lets(
            "BAT-23",
            "takes-events-among-many",
            Reason.NOT_COMPETENT,
            (heard, trade) -> heard.leaf().isPresent()));
  }

  private static boolean is(byte[] line, Outcome outcome) {
    return LooseMany.item(line).path("outcome").asText().equals(outcome.name());
  }

  /** Each answers what its opposite asked. */
  private static List<byte[]> mixed(List<byte[]> lines) {
    var asked = lines.stream().map(line -> LooseMany.item(line).get("ask")).toList();
    return IntStream.range(0, lines.size())
        .mapToObj(
            at -> changed(lines.get(at), item -> item.set("ask", asked.get(asked.size() - 1 - at))))
        .toList();
  }

  private static byte[] changed(byte[] line, Consumer<ObjectNode> change) {
    var item = (ObjectNode) LooseMany.item(line);
    change.accept(item);
    return StrictJson.write(item);
  }

  private static Fault items(String check, String name, Consumer<ObjectNode> change) {
    return relines(
        check, name, lines -> lines.stream().map(line -> changed(line, change)).toList());
  }

  /** Changes the items of an answer, and signs the root over them. */
  private static Fault relines(String check, String name, UnaryOperator<List<byte[]>> change) {
    return rewrites(
        check,
        name,
        answer -> true,
        (message, lines) -> {
          var others = new ArrayList<>(change.apply(lines));
          message.claims(claims -> RawTree.commit(claims, others));
          return others;
        });
  }

  /** Changes what is signed, and leaves the items. */
  private static Fault resigns(
      String check, String name, Predicate<Answer> when, Consumer<ObjectNode> change) {
    return rewrites(
        check,
        name,
        when,
        (message, lines) -> {
          message.claims(change);
          return lines;
        });
  }

  /** Another answer with items. */
  @FunctionalInterface
  private interface Rewriting {
    List<byte[]> of(Forgery message, List<byte[]> lines);
  }

  private static Fault rewrites(
      String check, String name, Predicate<Answer> when, Rewriting rewriting) {
    return Fault.ofSteps(
        check,
        name,
        (good, trade) ->
            good.sealing(
                sealing ->
                    (answer, heard) -> {
                      var reply = sealing.seal(answer, heard);
                      boolean open = !heard.encrypted() && !answer.items().isEmpty();
                      return open && when.test(answer)
                          ? rewritten(reply, heard, trade, rewriting)
                          : reply;
                    }));
  }

  private static byte[] rewritten(byte[] reply, Heard heard, Trade trade, Rewriting rewriting) {
    var parts = RawLines.of(reply);
    var message = Forgery.of(ReadMessage.of(parts.head()).orElseThrow());
    var lines = rewriting.of(message, parts.lines());
    return new RawLines(message.sign(trade.raw(KeyUse.SIGN, heard.suite())), lines).bytes();
  }
}

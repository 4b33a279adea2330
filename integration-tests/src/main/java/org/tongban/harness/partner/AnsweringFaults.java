package org.tongban.harness.partner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.message.Answer;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.refusal.Reason;
import org.tongban.harness.forge.Forgery;
import org.tongban.harness.forge.ReadMessage;
import org.tongban.harness.scenario.ScriptedAnswer;

/** Regions that answer something else than they should, or otherwise. */
final class AnsweringFaults {
  private AnsweringFaults() {}

  static List<Fault> all() {
    return List.of(
        says("OUT-01", "knows-nobody", Outcome.POSITIVE, Outcome.NOT_FOUND),
        says("OUT-02", "takes-no-record-for-a-no", Outcome.NOT_FOUND, Outcome.NEGATIVE),
        says("OUT-03", "keeps-mismatches-to-itself", Outcome.IDENTITY_MISMATCH, Outcome.NOT_FOUND),
        rewrites(
            "OUT-04",
            "tells-the-right-name",
            is(Outcome.IDENTITY_MISMATCH),
            claims ->
                claims.withArray("missing").addObject().put("field", "name").put("reason", RIGHT)),
        says("OUT-05", "takes-a-no-for-no-record", Outcome.NEGATIVE, Outcome.NOT_FOUND),
        Fault.ofSteps(
            "OUT-06",
            "signs-badly",
            (good, trade) ->
                good.sealing(
                    sealing ->
                        (answer, heard) -> {
                          var reply = sealing.seal(answer, heard);
                          return open(heard) && is(Outcome.POSITIVE).test(answer)
                              ? Partner.flipped(reply)
                              : reply;
                        })),
        resigns("OUT-07", "adds-to-the-header", message -> message.header(h -> h.put("kid", "1"))),
        rewrites(
            "OUT-08",
            "does-not-bind-the-digest",
            is(Outcome.POSITIVE),
            claims ->
                ((ObjectNode) claims.path("ask")).put("value", Digest.sha256(new byte[0]).value())),
        rewrites(
            "OUT-09",
            "names-another-ask",
            is(Outcome.POSITIVE),
            claims -> claims.put("irt", MessageId.next().toString())),
        rewrites(
            "OUT-10",
            "answers-in-the-askers-name",
            is(Outcome.POSITIVE),
            claims -> claims.set("iss", claims.path("aud"))),
        rewrites(
            "OUT-11",
            "answers-to-itself",
            is(Outcome.POSITIVE),
            claims -> claims.set("aud", claims.path("iss"))),
        rewrites(
            "OUT-12",
            "dates-back",
            is(Outcome.POSITIVE),
            claims -> claims.put("iat", claims.path("iat").asLong() - 3600)),
        rewrites(
            "OUT-13",
            "answers-under-the-asks-id",
            is(Outcome.POSITIVE),
            claims -> claims.set("jti", claims.path("irt"))),
        rewrites(
            "OUT-14", "adds-a-claim", is(Outcome.POSITIVE), claims -> claims.put("note", "extra")),
        rewrites(
            "OUT-15",
            "breaks-the-contract",
            is(Outcome.POSITIVE),
            claims -> ((ObjectNode) claims.path("body")).put("status", "PERHAPS")),
        Fault.ofSteps(
            "OUT-16",
            "leaks-fields",
            (good, trade) ->
                good.deciding(
                    deciding ->
                        heard ->
                            heard.single()
                                ? GoodSteps.scripted(trade, heard)
                                : deciding.decide(heard))),
        rewrites(
            "OUT-17",
            "says-more-than-no-record",
            is(Outcome.NOT_FOUND),
            claims -> claims.putObject("body").put("status", "APPROVED")),
        says("CON-05", "has-no-rules", Outcome.REFUSED, Outcome.NOT_FOUND),
        rewrites(
            "CON-06",
            "says-when-it-looked",
            answer -> answer.reason().equals(Optional.of(Reason.NOT_PERMITTED.code())),
            claims -> claims.put("asOf", "2026-01-01T00:00:00Z")),
        Fault.ofSteps(
            "CON-07",
            "repeats-what-was-sent",
            (good, trade) -> good.sealing(sealing -> repeating(sealing, trade))));
  }

  /** What the scenario of the wrong regions has as the right name. */
  private static final String RIGHT = "王桂兰";

  private static Predicate<Answer> is(Outcome outcome) {
    return answer -> answer.outcome() == outcome;
  }

  private static boolean open(Heard heard) {
    return !heard.encrypted() && heard.single();
  }

  private static Fault says(String check, String name, Outcome instead, Outcome said) {
    return Fault.ofSteps(
        check,
        name,
        (good, trade) ->
            good.deciding(
                deciding ->
                    heard -> {
                      var decided = deciding.decide(heard);
                      return decided.outcome() == instead && open(heard)
                          ? bare(decided, said)
                          : decided;
                    }));
  }

  private static ScriptedAnswer bare(ScriptedAnswer decided, Outcome said) {
    return new ScriptedAnswer(
        decided.service(),
        decided.when(),
        said,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** Changes the claims of an open answer, and signs them again. */
  private static Fault rewrites(
      String check, String name, Predicate<Answer> when, Consumer<ObjectNode> change) {
    return Fault.ofSteps(
        check,
        name,
        (good, trade) ->
            good.sealing(
                sealing ->
                    (answer, heard) -> {
                      var reply = sealing.seal(answer, heard);
                      return open(heard) && when.test(answer)
                          ? resigned(reply, heard, trade, message -> message.claims(change))
                          : reply;
                    }));
  }

  private static Fault resigns(String check, String name, Consumer<Forgery> change) {
    return Fault.ofSteps(
        check,
        name,
        (good, trade) ->
            good.sealing(
                sealing ->
                    (answer, heard) -> {
                      var reply = sealing.seal(answer, heard);
                      return open(heard) && is(Outcome.POSITIVE).test(answer)
                          ? resigned(reply, heard, trade, change)
                          : reply;
                    }));
  }

  static byte[] resigned(byte[] reply, Heard heard, Trade trade, Consumer<Forgery> change) {
    var message = Forgery.of(ReadMessage.of(reply).orElseThrow());
    change.accept(message);
    return message.sign(trade.raw(KeyUse.SIGN, heard.suite()));
  }

  private static Steps.Sealing repeating(Steps.Sealing sealing, Trade trade) {
    return (answer, heard) -> {
      var reply = sealing.seal(answer, heard);
      var broken = answer.reason().equals(Optional.of(Reason.SCHEMA_VIOLATION.code()));
      return broken && open(heard)
          ? resigned(
              reply,
              heard,
              trade,
              message ->
                  message.claims(
                      claims ->
                          heard
                              .ask()
                              .body()
                              .fieldNames()
                              .forEachRemaining(
                                  field ->
                                      claims
                                          .withArray("missing")
                                          .addObject()
                                          .put("field", field)
                                          .put("reason", "unknown"))))
          : reply;
    };
  }
}

package org.tongban.harness.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;

/** What an answer says, and that it answers this very ask. */
final class OutcomeChecks {
  private static final String CLAIMS = "Claims of an answer";
  private static final String FORM = "The signed form";
  private static final long SKEW = 600;
  private static final Set<String> HEADER = Set.of("alg", "typ", "x5t#S256");
  private static final Set<String> KNOWN =
      Set.of(
          "jti", "iss", "aud", "iat", "irt", "ask", "outcome", "reason", "asOf", "accepts",
          "missing", "body");

  private OutcomeChecks() {}

  static List<Check> checks() {
    var checks = new ArrayList<Check>();
    checks.add(new Check("OUT-01", CLAIMS, List.of(Need.POSITIVE), outcome(Outcome.POSITIVE)));
    checks.add(new Check("OUT-02", CLAIMS, List.of(Need.NOT_FOUND), outcome(Outcome.NOT_FOUND)));
    checks.add(
        new Check("OUT-03", CLAIMS, List.of(Need.MISMATCH), outcome(Outcome.IDENTITY_MISMATCH)));
    checks.add(
        new Check(
            "OUT-04",
            CLAIMS,
            List.of(Need.MISMATCH, Need.CONCEALED),
            Probes.of(node -> node.prepared(Outcome.IDENTITY_MISMATCH), OutcomeChecks::conceals)));
    checks.add(new Check("OUT-05", CLAIMS, List.of(Need.OTHERS), OutcomeChecks::others));
    checks.add(new Check("OUT-06", FORM, Probes.ANSWERED, Probes.answer(Signers::own)));
    checks.add(new Check("OUT-07", FORM, Probes.ANSWERED, Probes.answer(OutcomeChecks::header)));
    checks.add(new Check("OUT-08", CLAIMS, Probes.ANSWERED, OutcomeChecks::digest));
    checks.add(new Check("OUT-09", CLAIMS, Probes.ANSWERED, OutcomeChecks::inReplyTo));
    checks.add(
        answer("OUT-10", (node, seen) -> seen.claim("iss").asText().equals(node.member().value())));
    checks.add(
        answer(
            "OUT-11",
            (node, seen) -> seen.claim("aud").asText().equals(node.asker().member().value())));
    checks.add(
        answer(
            "OUT-12",
            (node, seen) ->
                seen.claim("iat").isIntegralNumber()
                    && Math.abs(seen.claim("iat").asLong() - node.now().getEpochSecond()) <= SKEW));
    checks.add(new Check("OUT-13", CLAIMS, Probes.ANSWERED, OutcomeChecks::ownIds));
    checks.add(answer("OUT-14", OutcomeChecks::form));
    checks.add(answer("OUT-15", OutcomeChecks::keepsContract));
    checks.add(answer("OUT-16", OutcomeChecks::isCut));
    checks.add(
        new Check(
            "OUT-17",
            CLAIMS,
            List.of(Need.NOT_FOUND),
            Probes.of(
                node -> node.prepared(Outcome.NOT_FOUND),
                (node, seen) ->
                    seen.message().filter(read -> !read.claims().has("body")).isPresent())));
    return checks;
  }

  private static Check answer(String id, Probes.Look look) {
    return new Check(id, CLAIMS, Probes.ANSWERED, Probes.answer(look));
  }

  private static Probe outcome(Outcome outcome) {
    return Probes.of(
        node -> node.prepared(outcome), (node, seen) -> seen.outcome().equals(outcome.name()));
  }

  private static Verdict others(Subject node) throws IOException {
    var wrong = new ArrayList<String>();
    for (var ask : node.prepared().others()) {
      var seen = node.ask(ask);
      var asPrepared =
          seen.outcome().equals(ask.outcome().name())
              && ask.reason().filter(reason -> !reason.equals(seen.reason())).isEmpty();
      if (!asPrepared) {
        wrong.add(ask.id() + ": " + seen.told());
      }
    }
    return Verdict.when(
        wrong.isEmpty(),
        wrong.isEmpty() ? node.prepared().others().size() + " as prepared" : wrong.toString());
  }

  private static boolean conceals(Subject node, Seen seen) {
    var concealed = node.prepared(Outcome.IDENTITY_MISMATCH).orElseThrow().conceals();
    return seen.message().isPresent()
        && concealed.stream()
            .noneMatch(text -> seen.message().get().claims().toString().contains(text));
  }

  private static boolean header(Subject node, Seen seen) {
    return seen.message()
        .filter(read -> names(read.header()).equals(HEADER))
        .filter(read -> read.header().path("typ").asText().equals("tongban-answer+jwt"))
        .isPresent();
  }

  private static Verdict digest(Subject node) throws IOException {
    var wire = node.signed(node.good());
    var seen = node.post(wire);
    var digest = Digest.sha256(wire);
    var good =
        seen.claim("ask").path("alg").asText().equals(digest.alg())
            && seen.claim("ask").path("value").asText().equals(digest.value());
    return Verdict.when(good, good ? "the digest of the ask" : "another digest");
  }

  private static Verdict inReplyTo(Subject node) throws IOException {
    var id = MessageId.next().toString();
    var seen = node.post(node.changed(c -> c.put("jti", id)));
    var good = seen.claim("irt").asText().equals(id);
    return Verdict.when(good, good ? "the id of the ask" : "another id");
  }

  private static Verdict ownIds(Subject node) throws IOException {
    var asked = MessageId.next().toString();
    var one = node.post(node.changed(c -> c.put("jti", asked))).claim("jti").asText();
    var other = node.post(node.signed(node.good())).claim("jti").asText();
    var good = isId(one) && isId(other) && !one.equals(other) && !one.equals(asked);
    return Verdict.when(good, good ? "ids of their own" : "no UUIDv7, or one used before");
  }

  private static boolean isId(String text) {
    try {
      return MessageId.parse(text).toString().equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean form(Subject node, Seen seen) {
    return seen.message().filter(read -> KNOWN.containsAll(names(read.claims()))).isPresent()
        && seen.claim("missing").isArray()
        && seen.claim("reason").isMissingNode();
  }

  private static boolean keepsContract(Subject node, Seen seen) {
    var contract = node.prepared().contract(node.positive().orElseThrow()).orElseThrow();
    var body = Optional.of(seen.claim("body")).filter(JsonNode::isObject);
    return node.setting().catalogue().checkAnswer(contract, Outcome.POSITIVE, body).isEmpty();
  }

  private static boolean isCut(Subject node, Seen seen) {
    var ask = node.positive().orElseThrow();
    return node.prepared().lets(ask, seen.claim("body"));
  }

  private static Set<String> names(JsonNode node) {
    var names = new TreeSet<String>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}

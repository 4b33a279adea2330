package org.tongban.harness.conformance;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.Outcome;
import org.tongban.harness.forge.RawTree;

/** Many asks in one message are answered each by itself, under one signature. */
final class BatchChecks {
  static final String SECTION = "Many asks in one message";
  static final List<Need> ANSWERED =
      List.of(Need.POSITIVE, Need.ANSWERED, Need.BATCH, Need.BATCH_ANSWERED);

  private static final Set<String> MEMBERS =
      Set.of("salt", "ask", "outcome", "reason", "asOf", "missing", "body");
  private static final int SALT = 22;

  private BatchChecks() {}

  static List<Check> checks() {
    return List.of(
        check("BAT-01", BatchChecks::eachAnswered),
        check("BAT-02", BatchChecks::rootSigned),
        check("BAT-03", BatchChecks::inOrder),
        check("BAT-04", BatchChecks::salted),
        check("BAT-05", BatchChecks::oneWrong),
        new Check(
            "BAT-06",
            SECTION,
            List.of(Need.POSITIVE, Need.ANSWERED, Need.BATCH, Need.BATCH_ANSWERED, Need.BASIS),
            BatchChecks::ownBasis),
        check("BAT-07", BatchChecks::saysWhetherAll),
        check("BAT-08", BatchChecks::permittedOnly),
        check("BAT-09", BatchChecks::refusalTellsNothing),
        check("BAT-10", BatchChecks::membersOnly));
  }

  private static Check check(String id, Probe probe) {
    return new Check(id, SECTION, ANSWERED, probe);
  }

  static boolean answered(Subject node) throws IOException {
    var seen = ManyAsks.copies(node, 2).ask();
    return seen.claim("outcome").equals("POSITIVE") && !seen.items().isEmpty();
  }

  private static Verdict eachAnswered(Subject node) throws IOException {
    var asks = node.prepared().alike();
    var seen = ManyAsks.of(node, asks).ask();
    var expected = asks.stream().map(ask -> ask.outcome().name()).toList();
    return Verdict.when(seen.outcomes().equals(expected), seen.told());
  }

  private static Verdict rootSigned(Subject node) throws IOException {
    var seen = ManyAsks.copies(node, 3).ask();
    var good =
        seen.head()
            .filter(head -> Signers.own(node, head))
            .filter(head -> head.claims().at("/items/count").asInt() == seen.lines().size())
            .filter(
                head ->
                    head.claims()
                        .at("/items/root/value")
                        .asText()
                        .equals(RawTree.root(seen.lines())))
            .isPresent();
    return Verdict.when(good, good ? seen.told() : "another root, or not signed");
  }

  /** So an item of the answer proves by itself what it answers. */
  private static Verdict inOrder(Subject node) throws IOException {
    var asks = ManyAsks.copies(node, 3);
    var seen = asks.ask();
    var named = seen.items().stream().map(item -> item.at("/ask/value").asText()).toList();
    var expected = asks.lines().stream().limit(named.size()).map(RawTree::leaf).toList();
    return Verdict.when(named.equals(expected), seen.told());
  }

  private static Verdict salted(Subject node) throws IOException {
    var seen = ManyAsks.copies(node, 3).ask();
    var salts = new HashSet<String>();
    seen.items().forEach(item -> salts.add(item.path("salt").asText()));
    var good =
        salts.size() == seen.items().size()
            && salts.stream().allMatch(salt -> salt.matches("[A-Za-z0-9_-]{" + SALT + "}"));
    return Verdict.when(good, good ? seen.told() : "the same salt, or none");
  }

  private static ManyAnswers withOneWrong(Subject node) throws IOException {
    return ManyAsks.copies(node, 3).item(1, item -> item.putObject("body").put("subject", 1)).ask();
  }

  private static boolean theOthersAnswered(ManyAnswers seen) {
    return seen.items().size() == 3
        && seen.outcome(0).equals("POSITIVE")
        && seen.outcome(2).equals("POSITIVE");
  }

  private static Verdict oneWrong(Subject node) throws IOException {
    var seen = withOneWrong(node);
    var good =
        theOthersAnswered(seen)
            && seen.outcome(1).equals("REFUSED")
            && seen.reason(1).equals("schema-violation");
    return Verdict.when(good, seen.told());
  }

  private static Verdict ownBasis(Subject node) throws IOException {
    var ask = node.prepared().oneBasis().orElseThrow();
    var other =
        ask.basis().type() == BasisType.STATUTE ? BasisType.AUTHORIZATION : BasisType.STATUTE;
    var seen =
        ManyAsks.of(node, List.of(ask, ask, ask))
            .item(
                1,
                item ->
                    item.putObject("basis").put("type", other.name()).put("ref", ask.basis().ref()))
            .ask();
    var good =
        theOthersAnswered(seen)
            && seen.outcome(1).equals("REFUSED")
            && seen.reason(1).equals("no-legal-basis");
    return Verdict.when(good, seen.told());
  }

  /** Of no person. */
  private static Verdict saysWhetherAll(Subject node) throws IOException {
    var all = ManyAsks.copies(node, 2).ask();
    var not = withOneWrong(node);
    var good = Stream.of(all, not).allMatch(BatchChecks::agrees);
    return Verdict.when(good, all.told() + "; " + not.told());
  }

  private static boolean agrees(ManyAnswers seen) {
    var bare =
        seen.head()
            .filter(head -> !head.claims().has("body") && !head.claims().has("asOf"))
            .isPresent();
    var some =
        seen.outcomes().stream().anyMatch(one -> one.equals("REFUSED") || one.equals("ERROR"));
    return bare
        && (seen.items().isEmpty() || seen.claim("outcome").equals(some ? "PARTIAL" : "POSITIVE"));
  }

  private static Verdict permittedOnly(Subject node) throws IOException {
    var seen = ManyAsks.copies(node, 2).ask();
    var ask = node.positive().orElseThrow();
    var good = seen.items().stream().allMatch(item -> node.prepared().lets(ask, item.path("body")));
    return Verdict.when(good, good ? seen.told() : "more than is permitted");
  }

  private static Verdict refusalTellsNothing(Subject node) throws IOException {
    var seen = withOneWrong(node);
    var bare =
        seen.items().stream()
            .filter(item -> item.path("outcome").asText().equals(Outcome.REFUSED.name()))
            .noneMatch(
                item -> item.has("body") || item.has("asOf") || !item.path("missing").isEmpty());
    return Verdict.when(bare, bare ? seen.told() : "more than the reason");
  }

  private static Verdict membersOnly(Subject node) throws IOException {
    var seen = ManyAsks.copies(node, 2).ask();
    var names = new TreeSet<String>();
    seen.items().forEach(item -> item.fieldNames().forEachRemaining(names::add));
    var good =
        MEMBERS.containsAll(names)
            && seen.items().stream().allMatch(item -> item.path("missing").isArray());
    return Verdict.when(good, good ? seen.told() : "other members");
  }
}

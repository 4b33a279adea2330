package org.tongban.harness.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tongban.core.message.BasisType;

/** What the contract of a service and the data owner's rules allow. */
final class ContractChecks {
  private static final String SECTION = "Opening an ask";

  private ContractChecks() {}

  static List<Check> checks() {
    return List.of(
        new Check(
            "CON-01",
            SECTION,
            Probes.ANSWERED,
            Probes.refused(
                node -> node.changed(c -> ((ObjectNode) c.path("body")).put("more", true)),
                "schema-violation")),
        new Check(
            "CON-02",
            SECTION,
            Probes.ANSWERED,
            Probes.refused(node -> node.changed(c -> c.putObject("body")), "schema-violation")),
        new Check(
            "CON-03",
            SECTION,
            Probes.ANSWERED,
            Probes.refused(
                node -> node.changed(c -> c.put("purpose", "CURIOSITY")), "purpose-not-allowed")),
        new Check(
            "CON-04",
            SECTION,
            List.of(Need.POSITIVE, Need.ANSWERED, Need.BASIS),
            Probes.refused(ContractChecks::otherBasis, "no-legal-basis")),
        new Check(
            "CON-05",
            SECTION,
            List.of(Need.POSITIVE, Need.ANSWERED, Need.REFUSED),
            ContractChecks::notPermitted),
        new Check(
            "CON-06",
            "Claims of an answer",
            List.of(Need.POSITIVE, Need.ANSWERED, Need.REFUSED, Need.REFUSES),
            ContractChecks::tellsNothing),
        new Check(
            "CON-07", "Claims of an answer", Probes.ANSWERED, ContractChecks::repeatsNothing));
  }

  private static byte[] otherBasis(Subject node) {
    var ask = node.prepared().oneBasis().orElseThrow();
    var other =
        ask.basis().type() == BasisType.STATUTE ? BasisType.AUTHORIZATION : BasisType.STATUTE;
    return node.signed(
        node.draft(ask, node.asker(), node.suite())
            .claims(c -> ((ObjectNode) c.path("basis")).put("type", other.name())));
  }

  private static Verdict notPermitted(Subject node) throws java.io.IOException {
    var ask = node.prepared(org.tongban.core.message.Outcome.REFUSED).orElseThrow();
    var seen = node.ask(ask);
    return Verdict.when(
        seen.outcome().equals("REFUSED")
            && seen.reason().equals(ask.reason().orElse("not-permitted")),
        seen.told());
  }

  /** A no has its reason, and nothing of what was found. */
  private static Verdict tellsNothing(Subject node) throws java.io.IOException {
    var ask = node.prepared(org.tongban.core.message.Outcome.REFUSED).orElseThrow();
    var seen = node.ask(ask);
    var bare =
        seen.message().isPresent()
            && !seen.message().get().claims().has("body")
            && !seen.message().get().claims().has("asOf")
            && !seen.message().get().claims().has("accepts")
            && seen.claim("missing").isEmpty();
    return Verdict.when(bare, bare ? seen.told() : "more than the reason");
  }

  /** No value of what broke the contract comes back. */
  private static Verdict repeatsNothing(Subject node) throws java.io.IOException {
    var secret = "conformance-kit-value-that-nobody-repeats";
    var seen = node.post(node.changed(c -> c.putObject("body").put(secret, secret)));
    var said = new TreeSet<String>();
    seen.message().ifPresent(message -> texts(message.claims(), said));
    var silent = seen.refused() && said.stream().noneMatch(text -> text.contains(secret));
    return Verdict.when(silent, seen.told());
  }

  private static void texts(JsonNode node, Set<String> found) {
    if (node.isTextual()) {
      found.add(node.textValue());
    }
    node.forEach(child -> texts(child, found));
  }
}

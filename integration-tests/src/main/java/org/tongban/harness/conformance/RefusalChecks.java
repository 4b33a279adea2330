package org.tongban.harness.conformance;

import java.util.List;
import org.tongban.core.message.Digest;

/** How a node says no to what it could not open. */
final class RefusalChecks {
  private static final String SECTION = "Answers to messages that could not be opened";

  private RefusalChecks() {}

  static List<Check> checks() {
    return List.of(
        check("REF-01", Probes.refusal(Signers::own)),
        check(
            "REF-02",
            Probes.refusal(
                (node, seen) ->
                    seen.message().filter(read -> !read.claims().has("irt")).isPresent())),
        check("REF-03", RefusalChecks::bound),
        check(
            "REF-04",
            Probes.refusal(
                (node, seen) -> seen.claim("aud").asText().equals(node.asker().member().value()))),
        check(
            "REF-05",
            Probes.refusal(
                (node, seen) -> seen.claim("iss").asText().equals(node.member().value()))),
        check("REF-06", RefusalChecks::masked),
        check("REF-07", RefusalChecks::open));
  }

  private static Check check(String id, Probe probe) {
    return new Check(id, SECTION, Probes.ANSWERED, probe);
  }

  private static Verdict bound(Subject node) throws java.io.IOException {
    var wire = Probes.unopenable(node);
    var seen = node.post(wire);
    var named = seen.claim("ask").path("value").asText();
    var good = named.equals(Digest.sha256(wire).value());
    return Verdict.when(good, good ? "the digest of what was sent" : "another digest");
  }

  /** A stranger does not learn which check it failed. */
  private static Verdict masked(Subject node) throws java.io.IOException {
    var malformed =
        node.post("AAAA.BBBB.CCCC".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    var unverified = node.post(Probes.unopenable(node));
    var alike = malformed.refused() && malformed.reason().equals(unverified.reason());
    return Verdict.when(alike, malformed.told() + ", " + unverified.told());
  }

  private static Verdict open(Subject node) throws java.io.IOException {
    var seen = node.post("....".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    return Verdict.when(seen.message().isPresent() && seen.refused(), seen.told());
  }
}

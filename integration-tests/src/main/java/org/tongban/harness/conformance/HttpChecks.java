package org.tongban.harness.conformance;

import java.util.List;
import java.util.Map;

/** How messages are carried. */
final class HttpChecks {
  private static final String SECTION = "HTTP between nodes";
  private static final String UNOPENED = "Answers to messages that could not be opened";

  private HttpChecks() {}

  static List<Check> checks() {
    return List.of(
        new Check(
            "HTTP-01",
            SECTION,
            Probes.ANSWERED,
            Probes.answer(
                (node, seen) -> seen.reply().header("Content-Type").equals("application/jose"))),
        new Check("HTTP-02", SECTION, Probes.ANSWERED, by("PUT")),
        new Check("HTTP-03", SECTION, Probes.ANSWERED, by("GET")),
        new Check("HTTP-04", UNOPENED, Probes.ANSWERED, HttpChecks::contentType),
        new Check(
            "HTTP-05",
            UNOPENED,
            Probes.ANSWERED,
            Probes.refused(HttpChecks::large, "request-too-large")),
        new Check("HTTP-06", SECTION, Probes.ANSWERED, HttpChecks::asItIs));
  }

  private static Probe by(String method) {
    return Probes.unanswered(
        node -> node.asker().client().send(method, node.address(), node.signed(node.good())));
  }

  private static Verdict contentType(Subject node) throws java.io.IOException {
    var wire = node.signed(node.good());
    var reply =
        node.asker()
            .client()
            .post(node.address(), wire, Map.of("Content-Type", "application/json"));
    var seen = Seen.of(reply);
    return Verdict.when(seen.refused("media-type-unsupported"), seen.told());
  }

  private static byte[] large(Subject node) {
    return "A"
        .repeat(node.profile().largest() + 1000)
        .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }

  /** No cookies, no compression, even where they are offered. */
  private static Verdict asItIs(Subject node) throws java.io.IOException {
    var headers =
        Map.of("Content-Type", "application/jose", "Accept-Encoding", "gzip, deflate, br");
    var reply = node.asker().client().post(node.address(), node.signed(node.good()), headers);
    var plain = reply.header("Content-Encoding").isEmpty() && reply.header("Set-Cookie").isEmpty();
    return Verdict.when(plain, plain ? "plain" : "with a cookie or compressed");
  }
}

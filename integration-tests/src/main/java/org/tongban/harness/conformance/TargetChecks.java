package org.tongban.harness.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.tongban.core.message.Digest;

/** A node that is reached over a relay. */
final class TargetChecks {
  private static final String SECTION = "Relays";
  private static final List<Need> NEEDS = List.of(Need.POSITIVE, Need.ANSWERED, Need.BEHIND);
  private static final Consumer<ObjectNode> AS_IT_IS = claims -> {};

  private TargetChecks() {}

  static List<Check> checks() {
    return List.of(
        new Check("TGT-01", SECTION, NEEDS, TargetChecks::answered),
        new Check("TGT-02", SECTION, NEEDS, TargetChecks::pastTheRelay),
        new Check(
            "TGT-03",
            SECTION,
            NEEDS,
            refused(
                c ->
                    ((ObjectNode) c.path("previous"))
                        .put("value", Digest.sha256(new byte[1]).value()))),
        new Check(
            "TGT-04",
            SECTION,
            NEEDS,
            refused(
                c ->
                    ((ObjectNode) c.path("sealed"))
                        .put("value", Digest.sha256(new byte[1]).value()))));
  }

  private static Identity asker(Subject node) {
    return Identity.read(node.setting().keys(), node.profile().behind().orElseThrow());
  }

  private static Identity relay(Subject node) {
    return Identity.read(node.setting().keys(), node.behind().orElseThrow());
  }

  private static Way way(Subject node, Identity asker, Identity relay, Consumer<ObjectNode> last) {
    return Way.to(node, asker, node.member(), node.positive().orElseThrow(), AS_IT_IS)
        .hop(asker, relay.member(), 1, AS_IT_IS)
        .hop(relay, node.member(), 1, last);
  }

  private static Verdict answered(Subject node) throws IOException {
    var relay = relay(node);
    var way = way(node, asker(node), relay, AS_IT_IS);
    var seen = Seen.of(relay.client().post(node.address(), way.wire()));
    var answer = way.answer(seen);
    var good =
        way.isContinuedBy(seen)
            && answer
                .filter(read -> Signers.own(node, read))
                .filter(read -> read.text("outcome").equals("POSITIVE"))
                .isPresent();
    return Verdict.when(good, good ? "POSITIVE" : seen.told());
  }

  private static Verdict pastTheRelay(Subject node) throws IOException {
    var asker = asker(node);
    var suite = node.suite(asker, node.member());
    var wire =
        node.draft(node.positive().orElseThrow(), asker, suite).sign(asker.sign().get(suite));
    var seen = Seen.of(asker.client().post(node.address(), wire));
    return Verdict.when(seen.refused("not-from-this-peer"), seen.told());
  }

  private static Probe refused(Consumer<ObjectNode> last) {
    return node -> {
      var relay = relay(node);
      var wire = way(node, asker(node), relay, last).wire();
      var seen = Seen.of(relay.client().post(node.address(), wire));
      return Verdict.when(seen.refused("signature-invalid", "envelope-malformed"), seen.told());
    };
  }
}

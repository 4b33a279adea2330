package org.tongban.harness.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.harness.forge.Attack;

/** A node that passes sealed messages on. */
final class RelayChecks {
  private static final String SECTION = "Relays";
  private static final List<Need> RELAYED = List.of(Need.RELAYS, Need.RELAYED);
  private static final List<Need> TWO = and(Need.SECOND);
  private static final Consumer<ObjectNode> AS_IT_IS = claims -> {};

  private RelayChecks() {}

  static List<Check> checks() {
    return List.of(
        new Check(
            "RLY-01",
            SECTION,
            List.of(Need.RELAYS),
            node -> Verdict.when(comesBack(node), node.member() + " was asked to relay")),
        new Check("RLY-02", SECTION, RELAYED, RelayChecks::sameWay),
        new Check(
            "RLY-03",
            SECTION,
            RELAYED,
            refused(
                node -> Attack.flipped(begun(node, AS_IT_IS, AS_IT_IS).wire(), 1),
                "signature-invalid")),
        new Check(
            "RLY-04",
            SECTION,
            RELAYED,
            refused(
                node -> begun(node, AS_IT_IS, c -> c.set("aud", c.path("target"))).wire(),
                "not-for-this-node")),
        new Check("RLY-05", SECTION, TWO, RelayChecks::deliveredByAnother),
        new Check(
            "RLY-06",
            SECTION,
            RELAYED,
            refused(node -> begun(node, RelayChecks::old, AS_IT_IS).wire(), "too-old")),
        new Check("RLY-07", SECTION, RELAYED, RelayChecks::again),
        new Check(
            "RLY-08", SECTION, RELAYED, refused(RelayChecks::otherContent, "signature-invalid")),
        new Check("RLY-09", SECTION, TWO, refused(RelayChecks::loop, "relay-loop")),
        new Check(
            "RLY-10",
            SECTION,
            and(Need.UNRELATED),
            refused(
                node ->
                    to(node, node.profile().relayed().orElseThrow().unrelated().orElseThrow())
                        .wire(),
                "not-relayed")),
        new Check(
            "RLY-11",
            SECTION,
            and(Need.UNRULED),
            refused(
                node ->
                    to(node, node.profile().relayed().orElseThrow().withoutRule().orElseThrow())
                        .wire(),
                "not-permitted")),
        new Check("RLY-12", SECTION, RELAYED, RelayChecks::ownNo));
  }

  private static List<Need> and(Need more) {
    var needs = new ArrayList<>(RELAYED);
    needs.add(more);
    return needs;
  }

  private static Probe refused(Probes.Wire wire, String reason) {
    return node -> {
      var seen = Way.post(node.asker(), node.address(), wire.of(node));
      return Verdict.when(seen.refused(reason), seen.told());
    };
  }

  /** Before the node, with the asker's statement. */
  private static Way begun(Subject node, Consumer<ObjectNode> ask, Consumer<ObjectNode> hop) {
    var relayed = node.profile().relayed().orElseThrow();
    return way(node, relayed.target(), ask).hop(node.asker(), node.member(), 1, hop);
  }

  private static Way way(Subject node, MemberCode target, Consumer<ObjectNode> ask) {
    var relayed = node.profile().relayed().orElseThrow();
    return Way.to(node, node.asker(), target, relayed.ask(), ask);
  }

  private static Way to(Subject node, MemberCode target) {
    return way(node, target, AS_IT_IS).hop(node.asker(), node.member(), 1, AS_IT_IS);
  }

  static boolean comesBack(Subject node) throws IOException {
    var way = begun(node, AS_IT_IS, AS_IT_IS);
    var answer = way.answer(Way.post(node.asker(), node.address(), way.wire()));
    var expected = node.profile().relayed().orElseThrow().ask().outcome().name();
    return answer.filter(read -> read.text("outcome").equals(expected)).isPresent();
  }

  private static Verdict sameWay(Subject node) throws IOException {
    var way = begun(node, AS_IT_IS, AS_IT_IS);
    var seen = Way.post(node.asker(), node.address(), way.wire());
    var last = Way.lastHop(seen);
    var good =
        way.isContinuedBy(seen)
            && last.filter(hop -> Signers.own(node, hop))
                .filter(hop -> hop.text("aud").equals(node.asker().member().value()))
                .isPresent();
    return Verdict.when(good, good ? "the way out, and back over the node" : "another way");
  }

  private static Verdict deliveredByAnother(Subject node) throws IOException {
    var wire = begun(node, AS_IT_IS, AS_IT_IS).wire();
    var seen = Way.post(node.second().orElseThrow(), node.address(), wire);
    return Verdict.when(seen.refused("not-from-this-peer"), seen.told());
  }

  private static void old(ObjectNode claims) {
    claims.put("iat", claims.path("iat").asLong() - 3600);
    claims.put("exp", claims.path("exp").asLong() - 3600);
  }

  private static Verdict again(Subject node) throws IOException {
    var wire = begun(node, AS_IT_IS, AS_IT_IS).wire();
    Way.post(node.asker(), node.address(), wire);
    var second = Way.post(node.asker(), node.address(), wire);
    return Verdict.when(second.refused("seen-before"), second.told());
  }

  /** A statement about other sealed bytes than those behind it. */
  private static byte[] otherContent(Subject node) {
    var other = Digest.sha256(new byte[1]);
    return begun(node, AS_IT_IS, c -> ((ObjectNode) c.path("sealed")).put("value", other.value()))
        .wire();
  }

  /** From the asker to another member, back to the asker, and on to the node. */
  private static byte[] loop(Subject node) {
    var second = node.second().orElseThrow();
    var asker = node.asker();
    return way(node, node.profile().relayed().orElseThrow().target(), AS_IT_IS)
        .hop(asker, second.member(), 2, AS_IT_IS)
        .hop(second, asker.member(), 2, AS_IT_IS)
        .hop(asker, node.member(), 2, AS_IT_IS)
        .wire();
  }

  private static Verdict ownNo(Subject node) throws IOException {
    var wire = begun(node, AS_IT_IS, AS_IT_IS).withoutContent();
    var seen = Way.post(node.asker(), node.address(), wire);
    var good =
        seen.refused()
            && Signers.own(node, seen)
            && seen.claim("irt").isMissingNode()
            && seen.claim("iss").asText().equals(node.member().value())
            && seen.claim("ask").path("value").asText().equals(Digest.sha256(wire).value());
    return Verdict.when(good, seen.told());
  }
}

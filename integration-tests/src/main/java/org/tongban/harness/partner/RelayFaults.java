package org.tongban.harness.partner;

import java.util.List;
import java.util.function.BiPredicate;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.harness.forge.Forgery;
import org.tongban.harness.forge.ReadMessage;

/**
 * Regions that pass on what they shouldn't, or otherwise than they should. What a relay lets
 * through, the next member mostly refuses in the same words; so each of them is examined with a
 * region behind it that believes everything.
 */
final class RelayFaults {
  private RelayFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.ofRelay(
            "RLY-01",
            "alters-answers-on-the-way-back",
            (good, trade) ->
                good.returning(
                    returning ->
                        (passing, reply) -> Partner.flipped(returning.back(passing, reply)))),
        Fault.ofRelay(
            "RLY-02",
            "leaves-itself-out-of-the-way-back",
            (good, trade) ->
                good.returning(
                    returning ->
                        (passing, reply) -> {
                          // a no of the next member is still its own no
                          returning.back(passing, reply);
                          return reply;
                        })),
        overlooks("RLY-03", "altered-hops", (way, reason) -> !way.isSigned(0)),
        overlooks(
            "RLY-04",
            "that-it-is-for-another",
            (way, reason) -> reason == Reason.NOT_FOR_THIS_NODE),
        overlooks(
            "RLY-05", "who-delivers-it", (way, reason) -> reason == Reason.NOT_FROM_THIS_PEER),
        overlooks("RLY-06", "that-it-is-too-old", (way, reason) -> reason == Reason.TOO_OLD),
        Fault.ofRelay(
            "RLY-07", "passes-on-again", (good, trade) -> good.admission(passing -> true)),
        overlooks(
            "RLY-08",
            "that-the-hops-are-about-other-bytes",
            (way, reason) -> way.isSigned(0) && !way.isAboutSealed(0)),
        overlooks("RLY-09", "a-loop", (way, reason) -> reason == Reason.RELAY_LOOP),
        overlooks("RLY-10", "the-directorys-way", (way, reason) -> reason == Reason.NOT_RELAYED),
        Fault.ofRelay(
            "RLY-11", "passes-on-without-a-rule", (good, trade) -> good.permitting(p -> true)),
        Fault.ofRelay("RLY-12", "refuses-as-if-it-were-asked", RelayFaults::asked));
  }

  /** Passes on in spite of what it should have seen. */
  private static Fault overlooks(
      String check, String what, BiPredicate<LooseWay, Reason> overlooked) {
    return Fault.ofRelay(
        check,
        "passes-on-overlooking-" + what,
        (good, trade) ->
            good.opening(
                opening ->
                    (wire, from) -> {
                      try {
                        return opening.open(wire, from);
                      } catch (RefusedException e) {
                        var way = LooseWay.of(trade, wire);
                        if (way.carries() && overlooked.test(way, e.reason())) {
                          return careless(trade, way, from, e);
                        }
                        throw e;
                      }
                    }));
  }

  /** Straight to whom it is sealed. */
  private static Passing careless(
      Trade trade, LooseWay way, MemberCode from, RefusedException refused) {
    var target = way.recipient().orElseThrow(() -> refused);
    var id = Digest.sha256(way.wire()).value();
    var wire = way.handed(target).wire();
    return new Passing(
        id, from, target, target, true, wire, reply -> back(LooseWay.of(trade, reply), from));
  }

  private static byte[] back(LooseWay reply, MemberCode to) {
    if (!reply.carries()) {
      throw new RefusedException(told(reply), "the next member refused");
    }
    return reply.handed(to).wire();
  }

  private static Reason told(LooseWay reply) {
    return ReadMessage.of(reply.wire())
        .map(no -> no.text("reason"))
        .flatMap(Reason::find)
        .orElse(Reason.ANSWER_INVALID);
  }

  /** A relay can't know what is asked, and must not seem to. */
  private static RelaySteps asked(RelaySteps good, Trade trade) {
    return good.refusing(
        refusing ->
            (wire, from, reason) -> {
              var no = refusing.refuse(wire, from, reason);
              var id = LooseWay.of(trade, wire).hops().isEmpty() ? "" : id(trade, wire);
              return id.isEmpty()
                  ? no
                  : Forgery.of(ReadMessage.of(no).orElseThrow())
                      .claims(claims -> claims.put("irt", id))
                      .sign(trade.raw(KeyUse.SIGN, trade.script().suites().get(0)));
            });
  }

  private static String id(Trade trade, byte[] wire) {
    return LooseWay.of(trade, wire).claims(0).path("jti").asText();
  }
}

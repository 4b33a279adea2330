package org.tongban.harness.partner;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/** Regions behind a relay that are careless with the way on which they are asked. */
final class WayFaults {
  private static final int RELAYS_HOP = 1;

  private WayFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.ofSteps(
            "TGT-01",
            "answers-without-the-way",
            (good, trade) ->
                good.sealing(
                    sealing ->
                        (answer, heard) -> {
                          var way = LooseWay.of(trade, sealing.seal(answer, heard));
                          return new LooseWay(trade, List.of(), way.sealed()).wire();
                        })),
        Fault.ofSteps(
            "TGT-02",
            "answers-past-the-relay",
            (good, trade) ->
                good.opening(
                    opening -> OpeningFaults.overlooking(opening, trade, WayFaults::isStraight))),
        Fault.ofSteps(
            "TGT-03",
            "believes-hops-that-do-not-hang-together",
            (good, trade) ->
                trusting(good, trade, way -> way.hops().size() == 2 && !way.follows(RELAYS_HOP))),
        Fault.ofSteps(
            "TGT-04",
            "believes-hops-about-other-bytes",
            (good, trade) ->
                trusting(
                    good, trade, way -> way.hops().size() == 2 && !way.isAboutSealed(RELAYS_HOP))));
  }

  /** Answers whatever any way brings, as often as it comes: shows what a relay lets through. */
  static Fault credulous() {
    return Fault.ofSteps(
        "TGT-03",
        "believes-every-way",
        (good, trade) -> trusting(good, trade, way -> true).admission(heard -> true));
  }

  /** From its asker's own hands, where a relay stands between the two. */
  private static boolean isStraight(Look look) {
    return look.reason() == Reason.NOT_FROM_THIS_PEER
        && look.signed()
        && look.claims().path("iss").asText().equals(look.from().value());
  }

  /** Who brought it, and on which way. */
  private record Came(LooseWay way, MemberCode by) {}

  private static Steps trusting(Steps good, Trade trade, Predicate<LooseWay> believes) {
    Map<String, Came> came = new ConcurrentHashMap<>();
    return good.opening(
            opening ->
                (wire, from) -> {
                  try {
                    return opening.open(wire, from);
                  } catch (RefusedException e) {
                    var way = LooseWay.of(trade, wire);
                    if (!way.carries() || !believes.test(way)) {
                      throw e;
                    }
                    var heard = way.heard(e.reason()).orElseThrow(() -> e);
                    came.put(heard.digest().value(), new Came(way, from));
                    return heard;
                  }
                })
        .sealing(
            sealing ->
                (answer, heard) -> {
                  var reply = sealing.seal(answer, heard);
                  var on = came.get(heard.digest().value());
                  return on == null || heard.opened().isPresent()
                      ? reply
                      : on.way().with(reply).handed(on.by()).wire();
                });
  }
}

package org.tongban.harness.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Predicate;
import org.tongban.core.message.AskItem;
import org.tongban.core.refusal.RefusedException;

/** Regions that believe items which were not signed, or not so. */
final class BatchFormFaults {
  private BatchFormFaults() {}

  static List<Fault> all() {
    return List.of(
        believes(
            "BAT-11",
            "altered-items",
            many -> many.surplus() == 0 && many.hasRoot() && !many.whole() && !many.turned()),
        believes("BAT-12", "items-in-another-order", LooseMany::turned),
        believes(
            "BAT-13",
            "fewer-items-than-were-signed",
            many -> many.surplus() < 0 && !many.lines().isEmpty()),
        believes(
            "BAT-14",
            "more-items-than-were-signed",
            many -> many.hasRoot() && many.surplus() > 0 && !many.endsEmpty()),
        believes(
            "BAT-15", "a-root-without-items", many -> many.hasRoot() && many.lines().isEmpty()),
        believes(
            "BAT-16", "items-without-a-root", many -> !many.hasRoot() && !many.lines().isEmpty()),
        believes(
            "BAT-17",
            "items-beside-a-body",
            many -> many.whole() && many.head().claims().has("body")),
        believes(
            "BAT-18",
            "any-number-of-items",
            many -> many.whole() && many.lines().size() > AskItem.MOST),
        believes("BAT-19", "items-without-salt", many -> some(many, item -> !item.has("salt"))),
        believes("BAT-20", "a-purpose-of-an-item", many -> some(many, item -> item.has("purpose"))),
        believes(
            "BAT-21", "a-line-feed-at-the-end", many -> many.surplus() == 1 && many.endsEmpty()));
  }

  private static boolean some(LooseMany many, Predicate<JsonNode> defect) {
    return many.whole() && many.lines().stream().map(LooseMany::item).anyMatch(defect);
  }

  private static Fault believes(String check, String name, Predicate<LooseMany> defect) {
    return Fault.ofSteps(
        check,
        "believes-" + name,
        (good, trade) ->
            good.opening(
                opening ->
                    (wire, from) -> {
                      try {
                        return opening.open(wire, from);
                      } catch (RefusedException e) {
                        var many = LooseMany.of(trade, from, e.reason(), wire);
                        if (many.signed() && defect.test(many)) {
                          return many.heard();
                        }
                        throw e;
                      }
                    }));
  }
}

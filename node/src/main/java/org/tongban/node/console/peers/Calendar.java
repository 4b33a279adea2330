package org.tongban.node.console.peers;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tongban.core.directory.Directory;
import org.tongban.core.policy.Policy;
import org.tongban.node.console.LastKeys;

/**
 * Which certificates end when, of all members that are active.
 *
 * @param over those that have ended with no other one after them
 * @param months the next twelve, each with what ends in it, the first first
 */
public record Calendar(List<Ending> over, Map<YearMonth, List<Ending>> months) {
  private static final int MONTHS = 12;

  static Calendar of(Directory directory, Instant now) {
    var all =
        directory.members().stream()
            .filter(member -> member.active())
            .flatMap(member -> LastKeys.of(member).map(key -> Ending.of(member, key, now)))
            .sorted(Comparator.comparing(one -> one.key().to()))
            .toList();
    var months = new LinkedHashMap<YearMonth, List<Ending>>();
    var first = month(now);
    for (int i = 0; i < MONTHS; i++) {
      months.put(first.plusMonths(i), new ArrayList<>());
    }
    var over = new ArrayList<Ending>();
    for (var one : all) {
      var list = one.days() < 0 ? over : months.get(month(one.key().to()));
      if (list != null) {
        list.add(one);
      }
    }
    return new Calendar(over, months);
  }

  private static YearMonth month(Instant moment) {
    return YearMonth.from(moment.atZone(Policy.CALENDAR));
  }
}

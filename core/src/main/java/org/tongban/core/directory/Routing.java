package org.tongban.core.directory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tongban.core.identity.Divisions;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;

/** Finds the member for a division code: longest prefix, after the history of codes. */
final class Routing {
  private static final Pattern CODE = Pattern.compile("[1-9][0-9]{5}([0-9]{3}([0-9]{3})?)?");
  private static final String TO = "/to";
  private static final int COUNTY_DIGITS = 6;

  private final Map<String, Member> byPrefix = new HashMap<>();

  Routing(Collection<Member> members) {
    for (var member : members) {
      member.prefixes().forEach(prefix -> byPrefix.put(prefix, member));
    }
  }

  Resolution resolve(String asked, Divisions divisions, LocalDate day) {
    if (!CODE.matcher(asked).matches()) {
      throw unknown("a division code has 6, 9 or 12 digits");
    }
    if (divisions.retired(asked, day) && !heldByName(asked)) {
      var successors = divisions.successors(asked);
      if (!successors.isEmpty()) {
        return succeed(asked, successors);
      }
    }
    return holder(asked)
        .map(member -> new Resolution(active(member), asked, asked))
        .orElseThrow(() -> unknown("no member answers for this division code"));
  }

  private Resolution succeed(String asked, List<String> successors) {
    var holders = new HashSet<Optional<Member>>();
    successors.forEach(successor -> holders.add(holder(successor)));
    if (holders.size() > 1) {
      throw ambiguous(successors);
    }
    var member = holders.iterator().next();
    return member
        .map(found -> new Resolution(active(found), asked, successors.get(0)))
        .orElseThrow(() -> unknown("the code is retired and no member answers for its successor"));
  }

  /** Whether a member claims a retired code itself, and not only the city or province around it. */
  private boolean heldByName(String asked) {
    return prefixes(asked).stream()
        .anyMatch(prefix -> prefix.length() >= COUNTY_DIGITS && byPrefix.containsKey(prefix));
  }

  private Optional<Member> holder(String code) {
    return prefixes(code).stream().filter(byPrefix::containsKey).map(byPrefix::get).findFirst();
  }

  /** Every prefix of a code that a directory may hold, the longest first. */
  private static List<String> prefixes(String code) {
    return List.of(12, 9, 6, 4, 2).stream()
        .filter(length -> length <= code.length())
        .map(length -> code.substring(0, length))
        .toList();
  }

  // no fall-back to a shorter prefix: the city doesn't hold what its suspended district holds
  private static Member active(Member member) {
    if (!member.active()) {
      throw unknown("the member for this division code is suspended");
    }
    return member;
  }

  private static RefusedException unknown(String rule) {
    return new RefusedException(Reason.REGION_UNKNOWN, List.of(new Violation(TO, rule)));
  }

  private RefusedException ambiguous(List<String> successors) {
    var violations =
        successors.stream()
            .map(successor -> new Violation(TO, "successor " + successor + ": " + who(successor)))
            .toList();
    return new RefusedException(Reason.REGION_AMBIGUOUS, violations);
  }

  private String who(String successor) {
    return holder(successor)
        .map(member -> "member " + member.code())
        .orElse("no member of the federation");
  }
}

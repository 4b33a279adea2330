package org.tongban.core.directory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tongban.core.message.MemberCode;

/** Whether one member's {@code via} names a relay that can stand there. */
final class WayCheck {
  private final List<Member> all;
  private final Problems problems;
  private final String pointer;

  WayCheck(List<Member> all, Problems problems, String pointer) {
    this.all = all;
    this.problems = problems;
    this.pointer = pointer;
  }

  void check(Member member, Via via) {
    relay(member, via.relay());
    if (length(member) > Directory.MOST_RELAYS) {
      problem("/relay", "leads over more than " + Directory.MOST_RELAYS + " relays");
    }
    var unknown = via.askers().stream().flatMap(Set::stream).filter(one -> find(one).isEmpty());
    if (unknown.findAny().isPresent()) {
      problem("/askers", "names somebody who is no member");
    }
  }

  private void relay(Member member, MemberCode code) {
    var relay = find(code);
    if (relay.isEmpty()) {
      problem("/relay", "no such member");
    } else if (!relay.get().relay()) {
      problem("/relay", "that member has no 'relay: true'");
    } else if (!around(relay.get(), member)) {
      problem("/relay", "must hold a shorter prefix of each of this member's prefixes");
    }
  }

  /** A relay is the city or the province around, so no way ever comes back to where it was. */
  private static boolean around(Member relay, Member member) {
    return member.prefixes().stream()
        .allMatch(
            prefix ->
                relay.prefixes().stream()
                    .anyMatch(
                        outer -> outer.length() < prefix.length() && prefix.startsWith(outer)));
  }

  private int length(Member member) {
    var relays = 0;
    var via = member.via();
    while (via.isPresent() && relays <= Directory.MOST_RELAYS) {
      relays++;
      via = find(via.get().relay()).flatMap(Member::via);
    }
    return relays;
  }

  private Optional<Member> find(MemberCode code) {
    return all.stream().filter(member -> member.code().equals(code)).findFirst();
  }

  private void problem(String place, String rule) {
    problems.add(pointer + place, rule);
  }
}

package org.tongban.core.directory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.core.message.MemberCode;

/** How messages get from one member to another, by the directory's word alone. */
final class Ways {
  private final Map<MemberCode, Member> members;

  Ways(Map<MemberCode, Member> members) {
    this.members = members;
  }

  /** The relays in the order in which they are met; a member on the way begins behind itself. */
  List<MemberCode> relays(MemberCode asker, MemberCode target) {
    Deque<MemberCode> way = new ArrayDeque<>();
    var relay = before(target, asker);
    // the reader of the directory bounds it too; a loop here would be without end
    while (relay.isPresent() && way.size() < Directory.MOST_RELAYS) {
      way.addFirst(relay.get());
      relay = before(relay.get(), asker);
    }
    return List.copyOf(way);
  }

  private Optional<MemberCode> before(MemberCode member, MemberCode asker) {
    return Optional.ofNullable(members.get(member))
        .flatMap(Member::via)
        .filter(via -> via.leads(asker) && !via.relay().equals(asker))
        .map(Via::relay);
  }

  /** Notes every way that can't be gone. */
  static void check(List<Member> all, Problems problems) {
    for (var i = 0; i < all.size(); i++) {
      var member = all.get(i);
      var at = "/members/" + i + "/via";
      member.via().ifPresent(via -> new WayCheck(all, problems, at).check(member, via));
    }
  }
}

package org.tongban.node.fanout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.tongban.core.directory.Member;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;

/**
 * Who is asked. A suspended member that offers the service is among them: it will not answer, and
 * leaving it out would make the rest look like everybody.
 */
public final class AskedMembers {
  private final Supplier<Collection<Member>> members;
  private final MemberCode self;

  /**
   * @param members all of the directory in force
   * @param self whom this node stands for, and who is not asked
   */
  public AskedMembers(Supplier<Collection<Member>> members, MemberCode self) {
    this.members = Objects.requireNonNull(members, "members");
    this.self = Objects.requireNonNull(self, "self");
  }

  /**
   * Those that were named, or all that offer the service but ourselves.
   *
   * @throws RefusedException {@code REGION_UNKNOWN} with every name that is none of a member,
   *     {@code NOT_COMPETENT} when nobody offers the service
   */
  List<MemberCode> of(ServiceId service, Optional<List<MemberCode>> named) {
    var known = members.get();
    return named.map(codes -> checked(codes, known)).orElseGet(() -> offering(service, known));
  }

  private List<MemberCode> checked(List<MemberCode> codes, Collection<Member> known) {
    var violations = new ArrayList<Violation>();
    for (int i = 0; i < codes.size(); i++) {
      if (codes.get(i).equals(self)) {
        violations.add(new Violation("/members/" + i, "is this node's own member"));
      } else if (!isOne(codes.get(i), known)) {
        violations.add(new Violation("/members/" + i, "is no member of the federation"));
      }
    }
    if (!violations.isEmpty()) {
      throw new RefusedException(Reason.REGION_UNKNOWN, violations);
    }
    return codes;
  }

  private static boolean isOne(MemberCode code, Collection<Member> known) {
    return known.stream().anyMatch(member -> member.code().equals(code));
  }

  private List<MemberCode> offering(ServiceId service, Collection<Member> known) {
    var all =
        known.stream()
            .filter(member -> member.services().containsKey(service))
            .map(Member::code)
            .filter(code -> !code.equals(self))
            .toList();
    if (all.isEmpty()) {
      throw new RefusedException(Reason.NOT_COMPETENT, "no member offers the service");
    }
    return all;
  }
}

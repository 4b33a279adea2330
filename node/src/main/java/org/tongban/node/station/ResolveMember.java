package org.tongban.node.station;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Supplier;
import org.tongban.core.directory.Member;
import org.tongban.core.identity.Divisions;
import org.tongban.core.message.Draft;
import org.tongban.core.message.MemberCode;
import org.tongban.core.policy.AddressedDraft;
import org.tongban.core.policy.PermittedDraft;
import org.tongban.core.policy.Policy;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.TrustedDirectory;

/**
 * Station 4: finds the member that answers for a division, by longest prefix and history, and asks
 * our own rules whether it may be asked.
 */
public final class ResolveMember {
  private final Supplier<TrustedDirectory> directory;
  private final Divisions divisions;
  private final Policy policy;
  private final MemberCode self;
  private final Clock clock;

  public ResolveMember(
      Supplier<TrustedDirectory> directory,
      Divisions divisions,
      Policy policy,
      MemberCode self,
      Clock clock) {
    this.directory = Objects.requireNonNull(directory, "directory");
    this.divisions = Objects.requireNonNull(divisions, "divisions");
    this.policy = Objects.requireNonNull(policy, "policy");
    this.self = Objects.requireNonNull(self, "self");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Resolves the draft's division.
   *
   * @throws RefusedException {@code REGION_UNKNOWN, REGION_AMBIGUOUS, NOT_COMPETENT, NOT_PERMITTED}
   */
  public AddressedDraft resolve(PermittedDraft permitted) {
    Objects.requireNonNull(permitted, "permitted");
    var draft = permitted.draft();
    var member = member(draft);
    if (member.code().equals(self)) {
      throw new RefusedException(Reason.NOT_COMPETENT, "the division is this node's own");
    }
    return policy.address(permitted, member);
  }

  private Member member(Draft draft) {
    var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    return directory.get().directory().resolve(draft.to(), divisions, today).member();
  }
}

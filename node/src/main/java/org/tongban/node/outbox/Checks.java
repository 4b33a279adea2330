package org.tongban.node.outbox;

import java.util.Objects;
import org.tongban.core.policy.AddressedDraft;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.station.DraftCheck;
import org.tongban.node.station.LocalRequest;
import org.tongban.node.station.ResolveMember;

/** The first four stations of an ask, for one that is sent later. */
public final class Checks {
  private final DraftCheck check;
  private final ResolveMember resolve;

  public Checks(DraftCheck check, ResolveMember resolve) {
    this.check = Objects.requireNonNull(check, "check");
    this.resolve = Objects.requireNonNull(resolve, "resolve");
  }

  /** The draft and whom it would go to; what our own rules deny is recorded as of any ask. */
  AddressedDraft of(LocalRequest request) {
    var permitted = check.permitted(request);
    try {
      return resolve.resolve(permitted);
    } catch (RefusedException e) {
      check.denied(permitted.draft(), e);
      throw e;
    }
  }
}

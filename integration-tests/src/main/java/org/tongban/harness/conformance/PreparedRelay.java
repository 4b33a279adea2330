package org.tongban.harness.conformance;

import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.MemberCode;

/**
 * An ask that the node under test passes on.
 *
 * @param target who answers it, behind the node
 * @param withoutRule a member behind the node that the node's own rules don't let
 * @param unrelated a member that no way leads to over the node
 */
record PreparedRelay(
    MemberCode target,
    PreparedAsk ask,
    Optional<MemberCode> withoutRule,
    Optional<MemberCode> unrelated) {
  PreparedRelay {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(ask, "ask");
    Objects.requireNonNull(withoutRule, "withoutRule");
    Objects.requireNonNull(unrelated, "unrelated");
  }
}

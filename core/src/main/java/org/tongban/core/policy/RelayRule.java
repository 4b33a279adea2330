package org.tongban.core.policy;

import java.util.Objects;
import org.tongban.core.message.MemberCode;

/** Between whom this node relays; what is asked, a relay can't see. */
record RelayRule(Rule rule, Choice<MemberCode> askers, Choice<MemberCode> targets) {
  RelayRule {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(askers, "askers");
    Objects.requireNonNull(targets, "targets");
  }
}

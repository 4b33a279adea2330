package org.tongban.core.policy;

import java.util.Objects;
import org.tongban.core.message.MemberCode;

/** Which of our own systems and units may ask whom. */
record AskRule(
    Rule rule, Choice<String> systems, Choice<String> units, Choice<MemberCode> members) {
  AskRule {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(systems, "systems");
    Objects.requireNonNull(units, "units");
    Objects.requireNonNull(members, "members");
  }
}

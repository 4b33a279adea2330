package org.tongban.core.policy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.MemberCode;

/**
 * Who may ask us.
 *
 * @param members who may ask; all parties of the agreement where one is named
 * @param agreement the ask must name it
 * @param fields what may be seen; empty stands for all that the contract permits
 */
record AnswerRule(
    Rule rule,
    Choice<MemberCode> members,
    Optional<String> agreement,
    Set<BasisType> basis,
    Optional<List<String>> fields) {
  AnswerRule {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(members, "members");
    Objects.requireNonNull(agreement, "agreement");
    basis = Set.copyOf(basis);
    fields = fields.map(List::copyOf);
  }
}

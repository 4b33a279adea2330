package org.tongban.core.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tongban.core.catalogue.PurposeRule;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.Member;
import org.tongban.core.message.MemberCode;
import org.tongban.core.policy.Decision.Lacks;
import org.tongban.core.refusal.RefusedException;

/** What the data owner's rules say on a day; the one place where that is decided. */
final class AnswerDecision {
  private final AccessRules rules;
  private final MemberCode self;
  private final Directory directory;
  private final LocalDate today;
  private final KnownFields fields;

  AnswerDecision(
      AccessRules rules,
      MemberCode self,
      Directory directory,
      LocalDate today,
      KnownFields fields) {
    this.rules = rules;
    this.self = self;
    this.directory = directory;
    this.today = today;
    this.fields = fields;
  }

  /** Throws NOT_PERMITTED for who is no active member. */
  void active(MemberCode asker) {
    if (!directory.member(asker).map(Member::active).orElse(false)) {
      throw Decision.denied("the asking member is not active in the directory");
    }
  }

  /** The rule that permits; throws NOT_PERMITTED. */
  AnswerRule permitting(Wanted wanted, PurposeRule purpose) {
    wanted.agreement().ifPresent(id -> agreement(id, wanted));
    return Decision.permitting(
            rules.answers(),
            one -> one.rule().services().contains(wanted.service()),
            one -> judge(one, wanted, purpose),
            one -> one.rule().id(),
            "answers")
        .get(0);
  }

  private void agreement(String id, Wanted wanted) {
    new AgreementCheck(directory, today)
        .check(id, List.of(wanted.asker(), self), wanted.service(), wanted.purpose());
  }

  /** Whether the agreement that the ask names covers it. */
  boolean covered(Wanted wanted) {
    try {
      wanted.agreement().ifPresent(id -> agreement(id, wanted));
      return true;
    } catch (RefusedException e) {
      return false;
    }
  }

  /** Whether any rule permits under an agreement. */
  boolean permitsUnderAgreement(Wanted wanted, PurposeRule purpose) {
    return rules.answers().stream()
        .filter(rule -> rule.agreement().isPresent())
        .anyMatch(rule -> judge(rule, wanted, purpose).names().isEmpty());
  }

  /** Whether any rule permits that member's purpose on some basis, under what it names. */
  boolean opens(Wanted wanted, PurposeRule purpose) {
    return rules.answers().stream()
        .anyMatch(
            rule -> {
              var under = under(wanted, rule.agreement());
              return judge(rule, under, purpose).names().isEmpty() && covered(under);
            });
  }

  private static Wanted under(Wanted wanted, Optional<String> agreement) {
    return new Wanted(
        wanted.asker(), wanted.service(), wanted.purpose(), wanted.basis(), agreement);
  }

  private Lacks judge(AnswerRule rule, Wanted wanted, PurposeRule purpose) {
    return rule.rule()
        .lacks(wanted.service(), wanted.purpose(), today)
        .unless(rule.members().includes(wanted.asker()), "member")
        .unless(
            rule.agreement().isEmpty() || rule.agreement().equals(wanted.agreement()), "agreement")
        .unless(rule.basis().contains(wanted.basis()), "basis")
        .unless(!fields(rule, purpose).isEmpty(), "fields");
  }

  FieldSet fields(AnswerRule rule, PurposeRule purpose) {
    return fields.of(purpose.fields(), rule.fields());
  }
}

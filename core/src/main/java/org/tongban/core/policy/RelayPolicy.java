package org.tongban.core.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Supplier;
import org.tongban.core.policy.Decision.Lacks;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.OpenedRelay;

/** Judges by the access rules between whom this node relays. No I/O; safe for many threads. */
public final class RelayPolicy {
  private final Supplier<AccessRules> rules;
  private final Clock clock;

  /**
   * @param rules those in force, asked for at each decision
   */
  public RelayPolicy(Supplier<AccessRules> rules, Clock clock) {
    this.rules = Objects.requireNonNull(rules, "rules");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Whether our rules let a message pass between its two ends.
   *
   * @throws RefusedException NOT_PERMITTED
   */
  public PermittedRelay permit(OpenedRelay opened) {
    var today = LocalDate.ofInstant(clock.instant(), Policy.CALENDAR);
    var permitting =
        Decision.permitting(
            rules.get().relays(),
            any -> true,
            rule -> judge(rule, opened, today),
            rule -> rule.rule().id(),
            "relays");
    return new PermittedRelay(opened, permitting.get(0).rule().id());
  }

  private static Lacks judge(RelayRule rule, OpenedRelay opened, LocalDate today) {
    return new Lacks()
        .unless(rule.rule().period().includes(today), "dates")
        .unless(rule.askers().includes(opened.asker()), "asker")
        .unless(rule.targets().includes(opened.target()), "target");
  }
}

package org.tongban.core.policy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A rule as people read it. Lists are ordered; one that is absent stands for anybody or for all.
 *
 * @param line where it begins in the file
 * @param members who may ask us, or whom ours may ask
 * @param systems of ours that may ask; empty list where the rule is about others
 * @param basis kinds of legal basis; empty list where the rule is about ours
 * @param fields what may be seen
 */
public record Grant(
    Side side,
    String id,
    String description,
    int line,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    List<String> services,
    List<String> purposes,
    Optional<List<String>> members,
    Optional<List<String>> systems,
    Optional<List<String>> units,
    Optional<String> agreement,
    List<String> basis,
    Optional<List<String>> fields) {
  /** Which way a rule looks. */
  public enum Side {
    /** Who may ask us. */
    ANSWERS,
    /** Whom ours may ask. */
    ASKS
  }

  static Grant of(AnswerRule one) {
    var nobody = Optional.of(List.<String>of());
    return of(Side.ANSWERS, one.rule(), one.members(), nobody, nobody)
        .under(one.agreement(), sorted(one.basis()), one.fields());
  }

  static Grant of(AskRule one) {
    return of(Side.ASKS, one.rule(), one.members(), chosen(one.systems()), chosen(one.units()));
  }

  private static Grant of(
      Side side,
      Rule rule,
      Choice<?> members,
      Optional<List<String>> systems,
      Optional<List<String>> units) {
    return new Grant(
        side,
        rule.id(),
        rule.description(),
        rule.line(),
        rule.period().from(),
        rule.period().to(),
        sorted(rule.services()),
        sorted(rule.purposes()),
        chosen(members),
        systems,
        units,
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  private Grant under(Optional<String> named, List<String> kinds, Optional<List<String>> seen) {
    return new Grant(
        side,
        id,
        description,
        line,
        from,
        to,
        services,
        purposes,
        members,
        systems,
        units,
        named,
        kinds,
        seen);
  }

  /** Whether it counts on that day. */
  public boolean inForce(LocalDate day) {
    return new Period(from, to).includes(day);
  }

  private static Optional<List<String>> chosen(Choice<?> choice) {
    return choice.any() ? Optional.empty() : Optional.of(sorted(choice.values()));
  }

  private static List<String> sorted(Collection<?> values) {
    return values.stream().map(Object::toString).sorted().toList();
  }
}

package org.tongban.core.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/** Finds the rule that permits, or says which came nearest and what it lacked. */
final class Decision {
  private Decision() {}

  /** What a rule found wanting; empty when it permits. */
  static final class Lacks {
    private final List<String> names = new ArrayList<>();

    Lacks unless(boolean fulfilled, String name) {
      if (!fulfilled) {
        names.add(name);
      }
      return this;
    }

    List<String> names() {
      return names;
    }
  }

  /**
   * Every rule that permits, in the order of the file.
   *
   * @param about whether a rule can permit it at all; of the others it isn't asked what they lack,
   *     unless none permits
   * @throws RefusedException NOT_PERMITTED when there is none; the detail is for our own log
   */
  static <R> List<R> permitting(
      List<R> rules,
      Predicate<R> about,
      Function<R, Lacks> judge,
      Function<R, String> name,
      String list) {
    var permitting = new ArrayList<R>();
    for (var rule : rules) {
      if (about.test(rule) && judge.apply(rule).names().isEmpty()) {
        permitting.add(rule);
      }
    }
    if (!permitting.isEmpty()) {
      return permitting;
    }
    throw rules.stream()
        .min(Comparator.comparingInt(rule -> judge.apply(rule).names().size()))
        .map(
            rule ->
                denied(
                    "nearest rule '" + name.apply(rule) + "' lacks " + judge.apply(rule).names()))
        .orElseGet(() -> denied("there is no rule under '" + list + "'"));
  }

  static RefusedException denied(String detail) {
    return new RefusedException(Reason.NOT_PERMITTED, detail);
  }
}

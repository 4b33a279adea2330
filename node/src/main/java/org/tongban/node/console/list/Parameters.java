package org.tongban.node.console.list;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;

/**
 * What an address of the local API may be asked with. A page forgives a person what it can't read;
 * a system is told of all of it at once.
 */
public final class Parameters {
  private final Map<String, Rule> rules = new TreeMap<>();
  private final Set<String> filters = new TreeSet<>();

  private Parameters() {}

  private record Rule(boolean needed, Predicate<String> good, String text) {}

  /** None but those that are named afterwards. */
  public static Parameters none() {
    return new Parameters();
  }

  /**
   * Those of a table.
   *
   * @param columns that it can be sorted by
   */
  public static Parameters table(String... columns) {
    var sizes = TableState.SIZES.stream().map(String::valueOf).toList();
    var table =
        none()
            .text("q", TableState.LONGEST)
            .may("page", text -> text.matches("[1-9][0-9]{0,6}"), "must be a number from 1")
            .oneOf("rows", sizes);
    return columns.length == 0
        ? table
        : table.oneOf("sort", List.of(columns)).oneOf("dir", List.of("asc", "desc"));
  }

  /** A further one that may be left out. */
  public Parameters may(String name, Predicate<String> good, String rule) {
    rules.put(name, new Rule(false, good, rule));
    return this;
  }

  /** Any short text, or none. */
  public Parameters text(String name, int longest) {
    return may(name, text -> text.length() <= longest, "has at most " + longest + " characters");
  }

  /** One of these, or none. */
  public Parameters oneOf(String name, Collection<String> values) {
    return may(name, values::contains, "must be one of " + values);
  }

  /** A filter of a table that takes one of these. */
  public Parameters filter(String name, Collection<String> values) {
    filters.add(name);
    return oneOf(name, values);
  }

  /** One that must be there. */
  public Parameters must(String name, Predicate<String> good, String rule) {
    rules.put(name, new Rule(true, good, rule));
    return this;
  }

  /**
   * Refuses what the request is asked with where any of it is wrong.
   *
   * @throws RefusedException SCHEMA_VIOLATION with every violation
   */
  public void check(HttpServletRequest request) {
    var wrong = new ArrayList<Violation>();
    if (!rules.keySet().containsAll(request.getParameterMap().keySet())) {
      wrong.add(new Violation("", "has a parameter that is none of " + rules.keySet()));
    }
    rules.forEach((name, rule) -> wrong(request, name, rule).forEach(wrong::add));
    if (!wrong.isEmpty()) {
      throw new RefusedException(Reason.SCHEMA_VIOLATION, wrong);
    }
  }

  private static Stream<Violation> wrong(HttpServletRequest request, String name, Rule rule) {
    var values = request.getParameterValues(name);
    if (values == null) {
      return rule.needed() ? Stream.of(new Violation("/" + name, "is missing")) : Stream.empty();
    }
    if (values.length > 1) {
      return Stream.of(new Violation("/" + name, "is given more than once"));
    }
    return rule.good().test(values[0].strip())
        ? Stream.empty()
        : Stream.of(new Violation("/" + name, rule.text()));
  }

  /**
   * What of a table is wanted.
   *
   * @throws RefusedException SCHEMA_VIOLATION with every violation
   */
  public TableState state(HttpServletRequest request) {
    check(request);
    return TableStates.of(request, filters.toArray(String[]::new));
  }
}

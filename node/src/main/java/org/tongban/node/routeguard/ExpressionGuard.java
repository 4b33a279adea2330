package org.tongban.node.routeguard;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tongban.node.lookup.JqLanguage;

/** Expressions of look-ups: jq for mapping, and what reads a message without running code. */
final class ExpressionGuard {
  private static final Map<String, Set<String>> LANGUAGES =
      Map.of(
          "jq", Set.of("expression", "id", "source", "trim"),
          "constant", Set.of("expression", "id", "trim"),
          "simple", Set.of("expression", "id", "trim"),
          "variable", Set.of("expression", "id", "trim"),
          "header", Set.of("expression", "id", "trim"),
          "exchangeProperty", Set.of("expression", "id", "trim"));

  private ExpressionGuard() {}

  static void check(Place step) {
    Place outer = step.get("expression");
    step.require(outer.present(), "write the expression as expression: {jq: {expression: \"…\"}}");
    outer.fields().forEach(ExpressionGuard::language);
  }

  private static void language(String name, Place language) {
    Set<String> options = LANGUAGES.get(name);
    if (options == null) {
      language.problem("'" + name + "' is not a language of look-ups; use jq");
      return;
    }
    language.require(
        language.node().isObject(), "write " + name + ": {expression: \"…\"}, the long form");
    language.onlyFields(options, "'" + name + "'");
    Place expression = language.get("expression");
    String text = expression.text().strip();
    expression.require(
        !text.startsWith("resource:"), "an expression stands in the file itself, not elsewhere");
    if (name.equals("jq")) {
      Optional<String> fault = JqLanguage.fault(text);
      fault.ifPresent(why -> expression.problem("this is not jq: " + why));
    }
    if (name.equals("simple")) {
      SimpleText.check(expression);
    }
  }
}

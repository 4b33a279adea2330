package org.tongban.harness.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tongban.core.refusal.Violation;

/**
 * Puts in place what a text in braces stands for: a person of the story, as in {@code "{bride}"}, a
 * day counted from today, as in {@code "{today-30d}"}, or a month, as in {@code "{month-1}"}.
 */
final class Placeholders {
  private static final Pattern BRACES =
      Pattern.compile("\\{([a-z][a-zA-Z0-9]*)(?:([+-]\\d{1,4})(d?))?}");

  private final JsonNode people;
  private final LocalDate today;
  private final List<Violation> problems = new ArrayList<>();

  Placeholders(JsonNode people, LocalDate today) {
    this.people = people;
    this.today = today;
  }

  /** The same tree without placeholders. */
  JsonNode fill(JsonNode tree) {
    return fill(tree, "");
  }

  /** Placeholders that stand for nothing, by pointers into the tree. */
  List<Violation> problems() {
    return problems;
  }

  private JsonNode fill(JsonNode node, String pointer) {
    if (node.isObject()) {
      var filled = JsonNodeFactory.instance.objectNode();
      node.properties()
          .forEach(
              member ->
                  filled.set(
                      member.getKey(),
                      fill(member.getValue(), pointer + "/" + escaped(member.getKey()))));
      return filled;
    }
    if (node.isArray()) {
      var filled = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < node.size(); i++) {
        filled.add(fill(node.get(i), pointer + "/" + i));
      }
      return filled;
    }
    var braces = BRACES.matcher(node.isTextual() ? node.textValue() : "");
    return braces.matches() ? value(braces, node, pointer) : node;
  }

  private JsonNode value(Matcher braces, JsonNode node, String pointer) {
    var found =
        switch (braces.group(1)) {
          case "today" -> day(braces);
          case "month" -> month(braces);
          default -> person(braces);
        };
    if (found.isEmpty()) {
      problems.add(new Violation(pointer, "stands for nobody of people, no day and no month"));
    }
    return found.orElse(node);
  }

  /** Of whom the days are put in place too, and nobody else. */
  private Optional<JsonNode> person(Matcher braces) {
    var found = Optional.ofNullable(people.get(braces.group(1)));
    var nobody = JsonNodeFactory.instance.objectNode();
    return found.map(person -> new Placeholders(nobody, today).fill(person));
  }

  private Optional<JsonNode> day(Matcher braces) {
    if (braces.group(2) == null) {
      return Optional.of(new TextNode(today.toString()));
    }
    return "d".equals(braces.group(3))
        ? Optional.of(new TextNode(today.plusDays(Long.parseLong(braces.group(2))).toString()))
        : Optional.empty();
  }

  private Optional<JsonNode> month(Matcher braces) {
    var month = YearMonth.from(today);
    if (braces.group(2) == null) {
      return Optional.of(new TextNode(month.toString()));
    }
    return braces.group(3).isEmpty()
        ? Optional.of(new TextNode(month.plusMonths(Long.parseLong(braces.group(2))).toString()))
        : Optional.empty();
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}

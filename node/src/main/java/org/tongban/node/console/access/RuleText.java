package org.tongban.node.console.access;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Changes a rule in the text of {@code access.yaml} and leaves all else as it was written. */
final class RuleText {
  private RuleText() {}

  /**
   * The text with a last day in a rule.
   *
   * @param line where the rule begins, from 1: {@code - id: …}
   */
  static String ended(String text, int line, LocalDate last) {
    var lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    int begin = line - 1;
    var first = lines.get(begin);
    int dash = first.indexOf('-');
    var margin = " ".repeat(dash + 2);
    int end = begin + 1;
    while (end < lines.size() && within(lines.get(end), dash)) {
      end++;
    }
    List<String> rule = lines.subList(begin + 1, end);
    rule.removeIf(one -> one.startsWith(margin + "to:"));
    rule.add(0, margin + "to: " + last);
    return String.join("\n", lines);
  }

  private static boolean within(String line, int dash) {
    return line.isBlank() || line.length() - line.stripLeading().length() > dash;
  }
}

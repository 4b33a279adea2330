package org.tongban.harness.story;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The least that is a story, with parts exchanged. */
final class SmallStory {
  private static final String TEXT =
      """
      number: 1
      title: {zh: 题, en: t}
      summary: {zh: 事, en: s}
      people: {bride: {idNumber: 31019919850622042X, name: 陆敏华}}
      nodes: [{%s}]
      partners: [{%s}]
      cases:
        - title: {zh: 例, en: c}
          kind: regular
          steps:
            - text: {zh: 问, en: a}
              ask: {%s}
              expect: {%s}
              concludes: {zh: 知, en: k}
      %s
      """;

  private SmallStory() {}

  /**
   * A story of which one part is otherwise.
   *
   * @param part {@code node, partner, ask, expect}, or {@code step} for one more
   * @param members in YAML's flow form; those of the same name give way
   */
  static String with(String part, String members) {
    var step = part.equals("step") ? "      - " + members : "";
    return TEXT.formatted(
        merged(part.equals("node"), members, "code: '320509'", "name: {zh: 吴江, en: W}"),
        merged(
            part.equals("partner"),
            members,
            "code: '310112'",
            "name: {zh: 闵行, en: M}",
            "creditCode: 1131019900000217XU",
            "services: {assistance.status: ['1.0']}"),
        merged(
            part.equals("ask"),
            members,
            "from: '320509'",
            "to: '310112'",
            "service: assistance.status",
            "basis: 'STATUTE:x'",
            "body: {a: 1}"),
        merged(part.equals("expect"), members, "outcome: NOT_FOUND"),
        step);
  }

  private static String merged(boolean wanted, String members, String... usual) {
    Map<String, String> all = new LinkedHashMap<>();
    for (var one : usual) {
      all.put(one.substring(0, one.indexOf(':')), one);
    }
    if (wanted) {
      for (var one : members.split(", (?=[a-z]+: )(?![^{]*})", -1)) {
        all.put(one.substring(0, one.indexOf(':')), one);
      }
    }
    return all.values().stream().collect(Collectors.joining(", "));
  }
}

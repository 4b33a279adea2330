package org.tongban.node.console.subjects;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What the desk shows of a record. */
record Told(List<Entry> entries, List<Withheld> withheld, String before, List<Away> archived) {
  /**
   * An entry in words; what it doesn't have is empty.
   *
   * @param exchange what is questioned by
   */
  record Entry(
      String at,
      String what,
      String member,
      String service,
      String purpose,
      String outcome,
      String exchange) {}

  /** How many a rule holds back. */
  record Withheld(String rule, String text, int count) {}

  /** How many are in a month that is away. */
  record Away(String month, int count) {}

  static Told of(JsonNode json) {
    return new Told(
        all(json.path("entries"), Told::entry),
        all(
            json.path("withheld"),
            one ->
                new Withheld(
                    one.path("rule").asText(),
                    one.path("text").asText(),
                    one.path("count").asInt())),
        json.path("before").asText(""),
        all(
            json.path("archived"),
            one -> new Away(one.path("month").asText(), one.path("count").asInt())));
  }

  private static Entry entry(JsonNode one) {
    return new Entry(
        one.path("at").asText(),
        one.path("what").asText(),
        one.path("member").asText(""),
        text(one, "service"),
        text(one, "purpose"),
        one.path("outcome").asText(),
        one.path("exchange").asText(""));
  }

  /** In words and by code. */
  private static String text(JsonNode one, String name) {
    return (one.path(name + "Text").asText("") + " " + one.path(name).asText("")).strip();
  }

  private static <T> List<T> all(JsonNode list, Function<JsonNode, T> read) {
    var all = new ArrayList<T>();
    list.forEach(one -> all.add(read.apply(one)));
    return List.copyOf(all);
  }
}

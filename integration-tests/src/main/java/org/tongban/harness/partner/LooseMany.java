package org.tongban.harness.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.tongban.core.message.Ask;
import org.tongban.core.message.AskItem;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Reason;
import org.tongban.harness.forge.RawLines;
import org.tongban.harness.forge.RawTree;

/**
 * Many asks in one message that were rightly not believed, as careless eyes see them. For regions
 * that are wrong on purpose.
 *
 * @param head the signed part
 */
record LooseMany(Look head, RawLines message) {
  static LooseMany of(Trade trade, MemberCode from, Reason reason, byte[] wire) {
    var message = RawLines.of(wire);
    return new LooseMany(Look.at(trade, from, reason, message.head(), false), message);
  }

  /** Whether nothing is wrong with the signed part by itself. */
  boolean signed() {
    return head.signed() && Looks.plain(head);
  }

  List<byte[]> lines() {
    return message.lines();
  }

  boolean hasRoot() {
    return head.claims().has("items");
  }

  /** How many more lines there are than were signed. */
  int surplus() {
    return lines().size() - head.claims().at("/items/count").asInt();
  }

  /** Whether the lines are those that were signed. */
  boolean whole() {
    return hasRoot() && surplus() == 0 && isRoot(lines());
  }

  boolean turned() {
    var back = new ArrayList<>(lines());
    Collections.reverse(back);
    return surplus() == 0 && !isRoot(lines()) && isRoot(back);
  }

  private boolean isRoot(List<byte[]> those) {
    return RawTree.root(those).equals(head.claims().at("/items/root/value").asText());
  }

  boolean endsEmpty() {
    return !lines().isEmpty() && lines().get(lines().size() - 1).length == 0;
  }

  static JsonNode item(byte[] line) {
    try {
      return StrictJson.parse(line);
    } catch (IllegalArgumentException e) {
      // no JSON
      return JsonNodeFactory.instance.objectNode();
    }
  }

  /** What it is taken for: those lines that can be read, as many as there may be. */
  Heard heard() {
    var one = head.heard();
    var taken =
        lines().stream()
            .filter(line -> item(line).path("body").isObject())
            .limit(AskItem.MOST)
            .toList();
    var items =
        taken.stream()
            .map(line -> new AskItem(Optional.empty(), Optional.empty(), item(line).get("body")))
            .toList();
    return new Heard(
        many(one.ask(), items),
        message.bytes(),
        taken,
        Optional.empty(),
        one.suite(),
        false,
        Optional.empty());
  }

  private static Ask many(Ask one, List<AskItem> items) {
    return new Ask(
        one.id(),
        one.issuer(),
        one.audience(),
        one.validity(),
        one.service(),
        one.version(),
        one.purpose(),
        one.basis(),
        one.agreement(),
        one.actor(),
        one.caseNumber(),
        items.isEmpty() ? one.body() : JsonNodeFactory.instance.objectNode(),
        Optional.empty(),
        items);
  }
}

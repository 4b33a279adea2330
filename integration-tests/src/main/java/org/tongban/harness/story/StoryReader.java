package org.tongban.harness.story;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tongban.core.catalogue.Title;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.ServiceId;
import org.tongban.harness.scenario.Scenario;
import org.tongban.harness.scenario.ScenarioReader;

/** Makes values of a story's tree that was found good. */
final class StoryReader {
  private StoryReader() {}

  static Story story(JsonNode tree, Scenario scenario) {
    var nodes = new LinkedHashMap<MemberCode, Title>();
    tree.get("nodes")
        .forEach(
            node ->
                nodes.put(new MemberCode(node.get("code").textValue()), title(node.get("name"))));
    return new Story(
        tree.get("number").intValue(),
        title(tree.get("title")),
        title(tree.get("summary")),
        nodes,
        scenario,
        list(tree.get("cases"), StoryReader::storyCase),
        list(
            tree.path("notYet"),
            gap -> new Story.NotYet(title(gap.get("title")), title(gap.get("reason")))));
  }

  private static StoryCase storyCase(JsonNode tree) {
    var kind = tree.get("kind").textValue().toUpperCase(Locale.ROOT).replace('-', '_');
    return new StoryCase(
        title(tree.get("title")),
        StoryCase.Kind.valueOf(kind),
        list(tree.get("steps"), StoryReader::step));
  }

  private static Step step(JsonNode tree) {
    if (!tree.has("change")) {
      return asks(tree);
    }
    var change = tree.get("change");
    return new Step.Changes(
        title(tree.get("text")),
        new MemberCode(change.get("region").textValue()),
        change.has("behaviour")
            ? Optional.of(ScenarioReader.behaviour(change.get("behaviour")))
            : Optional.empty(),
        list(change.path("answers"), ScenarioReader::answer));
  }

  private static Step asks(JsonNode tree) {
    var ask = tree.get("ask");
    return new Step.Asks(
        title(tree.get("text")),
        new MemberCode(ask.get("from").textValue()),
        ask.get("to").textValue(),
        new ServiceId(ask.get("service").textValue()),
        text(ask, "purpose"),
        basis(ask.get("basis").textValue()),
        text(ask, "agreement"),
        ask.path("account").asBoolean(true),
        ask.path("again").asBoolean(),
        ask.get("body"),
        expected(tree.get("expect")),
        title(tree.get("concludes")));
  }

  private static Step.BasisText basis(String text) {
    var colon = text.indexOf(':');
    return new Step.BasisText(text.substring(0, colon), text.substring(colon + 1).strip());
  }

  private static Expected expected(JsonNode tree) {
    Map<JsonPointer, JsonNode> body = new LinkedHashMap<>();
    tree.path("body")
        .properties()
        .forEach(part -> body.put(JsonPointer.compile(part.getKey()), part.getValue()));
    return new Expected(
        tree.get("outcome").textValue(),
        text(tree, "code"),
        text(tree, "hop"),
        body,
        list(tree.path("absent"), pointer -> JsonPointer.compile(pointer.textValue())),
        list(tree.path("missing"), JsonNode::textValue));
  }

  private static Title title(JsonNode tree) {
    return new Title(tree.get("zh").textValue(), tree.get("en").textValue());
  }

  private static Optional<String> text(JsonNode tree, String name) {
    return Optional.ofNullable(tree.path(name).textValue());
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
    var values = new ArrayList<T>();
    (array.isArray() ? array : MissingNode.getInstance())
        .forEach(item -> values.add(read.apply(item)));
    return values;
  }
}

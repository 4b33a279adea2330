package org.tongban.node.routeguard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads YAML with the library that Camel's own loader uses, so that both see the same file. What
 * two readers could take differently (the same key twice, aliases, own tags) is a problem.
 */
final class YamlReader {
  private static final int DEEPEST = 60;
  private static final Set<Tag> PLAIN =
      Set.of(Tag.MAP, Tag.SEQ, Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL);
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Path path;
  private final String text;
  private final Problems problems;
  private final Map<String, Spot> spots = new HashMap<>();

  YamlReader(Path path, String text, Problems problems) {
    this.path = path;
    this.text = text;
    this.problems = problems;
  }

  Optional<RouteFile> read() {
    var settings = LoadSettings.builder().setLabel(path.getFileName().toString()).build();
    try {
      Optional<Node> top = new Compose(settings).composeString(text);
      if (top.isEmpty()) {
        problems.add(path, "the file is empty");
        return Optional.empty();
      }
      JsonNode root = convert(top.get(), "", 0);
      return Optional.of(new RouteFile(path, text, root, Map.copyOf(spots)));
    } catch (MarkedYamlEngineException broken) {
      var at = Spot.of(broken.getProblemMark()).orElse(Spot.NONE);
      problems.add(path, at, "this is not YAML: " + broken.getProblem());
    } catch (YamlEngineException broken) {
      problems.add(path, "this is not YAML: " + broken.getMessage());
    }
    return Optional.empty();
  }

  private JsonNode convert(Node node, String pointer, int depth) {
    spots.putIfAbsent(pointer, Spot.of(node));
    if (depth > DEEPEST) {
      problems.add(path, Spot.of(node), "the file is nested too deeply");
      return JSON.nullNode();
    }
    if (node.getAnchor().isPresent()) {
      problems.add(path, Spot.of(node), "anchors and aliases are not allowed in route files");
    }
    if (!PLAIN.contains(node.getTag())) {
      problems.add(path, Spot.of(node), "tags are not allowed in route files");
    }
    if (node instanceof MappingNode mapping) {
      return mapping(mapping, pointer, depth);
    }
    if (node instanceof SequenceNode sequence) {
      ArrayNode array = JSON.arrayNode();
      for (Node item : sequence.getValue()) {
        array.add(convert(item, pointer + "/" + array.size(), depth + 1));
      }
      return array;
    }
    return scalar((ScalarNode) node);
  }

  private ObjectNode mapping(MappingNode mapping, String pointer, int depth) {
    ObjectNode object = JSON.objectNode();
    for (NodeTuple tuple : mapping.getValue()) {
      var at = Spot.of(tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key) || Tag.MERGE.equals(key.getTag())) {
        problems.add(path, at, "a key is a plain word here");
        continue;
      }
      String name = key.getValue();
      String below = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
      if (object.has(name)) {
        problems.add(path, at, "the key '" + name + "' stands here twice");
      }
      spots.put(below, at);
      object.set(name, convert(tuple.getValueNode(), below, depth + 1));
    }
    return object;
  }

  private JsonNode scalar(ScalarNode node) {
    Tag tag = node.getTag();
    String value = node.getValue();
    if (tag.equals(Tag.NULL)) {
      return JSON.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return JSON.booleanNode(Boolean.parseBoolean(value));
    }
    if (tag.equals(Tag.INT) && value.matches("-?[0-9]{1,18}")) {
      return JSON.numberNode(Long.parseLong(value));
    }
    return JSON.textNode(value);
  }
}

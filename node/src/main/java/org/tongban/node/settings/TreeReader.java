package org.tongban.node.settings;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tongban.node.settings.Tree.Items;
import org.tongban.node.settings.Tree.Leaf;
import org.tongban.node.settings.Tree.Section;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Turns YAML text into a {@link Tree}. Works on the composed nodes, not on objects, because only
 * those know their line and only there is a key that stands twice still visible.
 */
final class TreeReader {
  private final String file;
  private final List<Problem> problems;
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

  private TreeReader(String file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The document as a section; empty when it cannot be read, which is then among the problems. */
  static Optional<Section> read(String text, String file, List<Problem> problems) {
    var reader = new TreeReader(file, problems);
    try {
      Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
      if (root == null) {
        return Optional.of(new Section(Map.of(), file));
      }
      if (reader.tree(root, "").orElse(null) instanceof Section section) {
        return Optional.of(section);
      }
      reader.problem(root, "", "must be a section of named settings");
    } catch (MarkedYAMLException e) {
      reader.unreadable(e);
    } catch (YAMLException e) {
      problems.add(new Problem("", "is not usable YAML", file, Optional.empty()));
    }
    return Optional.empty();
  }

  private Optional<Tree> tree(Node node, String path) {
    if (!open.add(node)) {
      problem(node, path, "must not contain itself");
      return Optional.empty();
    }
    try {
      if (node instanceof MappingNode mapping) {
        return Optional.of(section(mapping, path));
      }
      if (node instanceof SequenceNode sequence) {
        return Optional.of(items(sequence, path));
      }
      return leaf((ScalarNode) node);
    } finally {
      open.remove(node);
    }
  }

  private Section section(MappingNode mapping, String path) {
    var parts = new LinkedHashMap<String, Tree>();
    for (var tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problem(tuple.getKeyNode(), path, "a key must be one word");
        continue;
      }
      String below = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
      if (parts.containsKey(key.getValue())) {
        problem(key, below, "stands here a second time");
        continue;
      }
      tree(tuple.getValueNode(), below).ifPresent(part -> parts.put(key.getValue(), part));
    }
    return new Section(parts, where(mapping));
  }

  private Items items(SequenceNode sequence, String path) {
    var items = new ArrayList<Tree>();
    for (var node : sequence.getValue()) {
      tree(node, path + "[" + items.size() + "]").ifPresent(items::add);
    }
    return new Items(items, where(sequence));
  }

  /** A key without a value counts as not given: the rest of its section may be commented out. */
  private Optional<Tree> leaf(ScalarNode scalar) {
    return Tag.NULL.equals(scalar.getTag())
        ? Optional.empty()
        : Optional.of(new Leaf(scalar.getValue(), where(scalar)));
  }

  private void unreadable(MarkedYAMLException e) {
    var mark = e.getProblemMark();
    String where = mark == null ? file : file + ":" + (mark.getLine() + 1);
    problems.add(new Problem("", "is not YAML: " + e.getProblem(), where, Optional.empty()));
  }

  private void problem(Node node, String key, String rule) {
    problems.add(new Problem(key, rule, where(node), Optional.empty()));
  }

  private String where(Node node) {
    return file + ":" + (node.getStartMark().getLine() + 1);
  }
}

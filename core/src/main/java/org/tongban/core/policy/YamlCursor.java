package org.tongban.core.policy;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tongban.core.directory.Nearest;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A place in a YAML file that knows its line. Its readers note a problem where the content is not
 * of the form asked for and go on, so that one reading finds every mistake.
 */
final class YamlCursor {
  private final Node node;
  private final String place;
  private final List<AccessProblem> problems;

  YamlCursor(Node node, String place, List<AccessProblem> problems) {
    this.node = node;
    this.place = place;
    this.problems = problems;
  }

  int line() {
    return node.getStartMark().getLine() + 1;
  }

  void problem(String message) {
    problems.add(new AccessProblem(line(), place.isEmpty() ? message : place + " " + message));
  }

  /** The entries of a mapping; a needed key that is missing and any key not known are noted. */
  Map<String, YamlCursor> mapping(Set<String> needed, Set<String> optional) {
    var entries = new HashMap<String, YamlCursor>();
    if (!(node instanceof MappingNode mapping)) {
      problem("must be a mapping");
      return entries;
    }
    var known = new LinkedHashSet<>(needed);
    known.addAll(optional);
    for (var tuple : mapping.getValue()) {
      var key = new YamlCursor(tuple.getKeyNode(), place, problems);
      var name = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      if (!known.contains(name)) {
        key.problem("has the unknown key '" + name + "'" + Nearest.hint(name, known));
      } else if (entries.containsKey(name)) {
        key.problem("has the key '" + name + "' twice");
      } else {
        entries.put(name, new YamlCursor(tuple.getValueNode(), inside(name), problems));
      }
    }
    needed.stream()
        .filter(name -> !entries.containsKey(name))
        .sorted()
        .forEach(name -> problem("has no '" + name + "'"));
    return entries;
  }

  private String inside(String name) {
    return place.isEmpty() ? name : place + "." + name;
  }

  /** The elements of a list, which may be empty. */
  List<YamlCursor> items() {
    if (!(node instanceof SequenceNode sequence)) {
      problem("must be a list");
      return List.of();
    }
    var items = new ArrayList<YamlCursor>();
    for (var item : sequence.getValue()) {
      items.add(new YamlCursor(item, place + "[" + items.size() + "]", problems));
    }
    return items;
  }

  /** The elements of a list of scalars, as far as they have the form. */
  <T> List<T> values(String rule, Function<String, T> parse) {
    var values = new ArrayList<T>();
    var seen = new HashSet<T>();
    for (var item : items()) {
      item.value(rule, parse)
          .ifPresent(
              value -> {
                if (seen.add(value)) {
                  values.add(value);
                } else {
                  item.problem("stands twice in this list");
                }
              });
    }
    return values;
  }

  /** Whether this is exactly that word and no list. */
  boolean says(String word) {
    return node instanceof ScalarNode scalar && scalar.getValue().equals(word);
  }

  boolean scalar() {
    return node instanceof ScalarNode;
  }

  <T> Optional<T> value(String rule, Function<String, T> parse) {
    if (!(node instanceof ScalarNode scalar)) {
      problem(rule);
      return Optional.empty();
    }
    try {
      return Optional.of(parse.apply(scalar.getValue()));
    } catch (IllegalArgumentException | DateTimeException e) {
      problem(rule);
      return Optional.empty();
    }
  }
}

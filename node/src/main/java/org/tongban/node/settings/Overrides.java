package org.tongban.node.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.node.settings.Tree.Items;
import org.tongban.node.settings.Tree.Leaf;
import org.tongban.node.settings.Tree.Section;

/**
 * Values given on the command line. Keys are dotted; an element of a list is named by its number or
 * by its {@code name}: {@code registers.civil.url}.
 */
final class Overrides {
  private final String where;
  private final List<Problem> problems;

  Overrides(String where, List<Problem> problems) {
    this.where = where;
    this.problems = problems;
  }

  Section applied(Section section, Map<String, String> values) {
    var changed = section;
    for (var value : values.entrySet()) {
      var names = List.of(value.getKey().split("\\.", -1));
      Tree now = changed(changed, names, new Leaf(value.getValue(), where), value.getKey());
      changed = now instanceof Section whole ? whole : changed;
    }
    return changed;
  }

  private Tree changed(Tree tree, List<String> names, Leaf leaf, String key) {
    if (names.isEmpty()) {
      return leaf;
    }
    var rest = names.subList(1, names.size());
    if (tree instanceof Items list) {
      return element(list, names.get(0), rest, leaf, key);
    }
    var section = tree instanceof Section found ? found : new Section(Map.of(), where);
    Tree below = section.part(names.get(0)).orElse(empty(rest));
    return section.with(names.get(0), changed(below, rest, leaf, key));
  }

  /** A list where its first element is set, which stands in no file. */
  private Tree empty(List<String> names) {
    return !names.isEmpty() && names.get(0).equals("0")
        ? new Items(List.of(), where)
        : new Section(Map.of(), where);
  }

  private Tree element(Items list, String name, List<String> rest, Leaf leaf, String key) {
    var items = new ArrayList<>(list.items());
    for (int i = 0; i < items.size(); i++) {
      if (name.equals(Integer.toString(i)) || name.equals(named(items.get(i)))) {
        items.set(i, changed(items.get(i), rest, leaf, key));
        return new Items(items, list.where());
      }
    }
    if (name.equals(Integer.toString(items.size()))) {
      items.add(changed(new Section(Map.of(), where), rest, leaf, key));
      return new Items(items, list.where());
    }
    problems.add(new Problem(key, "names an element that the list lacks", where, Optional.empty()));
    return list;
  }

  private static String named(Tree item) {
    return item instanceof Section section && section.part("name").orElse(null) instanceof Leaf leaf
        ? leaf.text()
        : "";
  }
}

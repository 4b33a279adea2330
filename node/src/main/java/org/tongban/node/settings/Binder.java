package org.tongban.node.settings;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tongban.node.settings.Check.Fault;
import org.tongban.node.settings.Check.InvalidSettingException;
import org.tongban.node.settings.Tree.Items;
import org.tongban.node.settings.Tree.Leaf;
import org.tongban.node.settings.Tree.Section;

/**
 * Builds the settings records out of a {@link Tree} and collects every problem on the way. A record
 * is constructed even when a part of it could not be read, with null in its place, so that its own
 * checks speak about the other parts too; what it then says about the missing part is dropped.
 */
final class Binder {
  private final Values values;
  private final KnownKeys known;
  private final List<Problem> problems;

  Binder(Values values, KnownKeys known, List<Problem> problems) {
    this.values = values;
    this.known = known;
    this.problems = problems;
  }

  /** The record, or null with at least one new problem. */
  <R extends Record> R bind(Class<R> type, Section section, String path) {
    unknown(type, section, path);
    var failed = new HashSet<String>();
    RecordComponent[] components = type.getRecordComponents();
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName();
      int before = problems.size();
      arguments[i] = part(components[i].getGenericType(), section.part(name), path + name);
      if (problems.size() > before) {
        failed.add(name);
      }
    }
    R built = construct(type, arguments, section, path, failed);
    return failed.isEmpty() ? built : null;
  }

  private Object part(Type type, Optional<Tree> tree, String key) {
    if (type instanceof ParameterizedType several) {
      Type element = several.getActualTypeArguments()[0];
      if (several.getRawType() == Optional.class) {
        return optional(element, tree, key);
      }
      return several.getRawType() == Map.class
          ? tree.map(found -> map(several.getActualTypeArguments()[1], found, key)).orElse(null)
          : tree.map(found -> list(element, found, key)).orElse(null);
    }
    return tree.map(found -> single((Class<?>) type, found, key)).orElse(null);
  }

  private Optional<?> optional(Type element, Optional<Tree> tree, String key) {
    if (tree.isEmpty()) {
      return Optional.empty();
    }
    Object value = single((Class<?>) element, tree.get(), key);
    return value == null ? null : Optional.of(value);
  }

  private List<?> list(Type element, Tree tree, String key) {
    if (!(tree instanceof Items found)) {
      return wrong(tree, key, "must be a list, not " + tree.kind());
    }
    var list = new ArrayList<Object>();
    for (int i = 0; i < found.items().size(); i++) {
      Object item = single((Class<?>) element, found.items().get(i), key + "[" + i + "]");
      if (item != null) {
        list.add(item);
      }
    }
    return list;
  }

  /** Values under words that are the administrator's own. */
  private Map<String, ?> map(Type element, Tree tree, String key) {
    if (!(tree instanceof Section section)) {
      return wrong(tree, key, "must be a section of named settings, not " + tree.kind());
    }
    var map = new LinkedHashMap<String, Object>();
    section
        .parts()
        .forEach((name, part) -> map.put(name, single((Class<?>) element, part, key + "." + name)));
    return map;
  }

  private Object single(Class<?> type, Tree tree, String key) {
    if (KnownKeys.section(type)) {
      return tree instanceof Section section
          ? bind(type.asSubclass(Record.class), section, key + ".")
          : wrong(tree, key, "must be a section of named settings, not " + tree.kind());
    }
    if (!(tree instanceof Leaf leaf)) {
      return wrong(tree, key, "must be one value, not " + tree.kind());
    }
    try {
      return values.read(type, leaf.text());
    } catch (IllegalArgumentException e) {
      return wrong(tree, key, e.getMessage());
    }
  }

  private <T> T wrong(Tree tree, String key, String rule) {
    problems.add(new Problem(key, rule, tree.where(), Optional.empty()));
    return null;
  }

  private void unknown(Class<? extends Record> type, Section section, String path) {
    var names = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
    section.parts().keySet().stream()
        .filter(name -> !names.contains(name))
        .forEach(
            name ->
                problems.add(
                    new Problem(
                        path + name,
                        "is not a known setting",
                        section.parts().get(name).where(),
                        known.nearest(path + name))));
  }

  private <R extends Record> R construct(
      Class<R> type, Object[] arguments, Section section, String path, Set<String> failed) {
    try {
      return canonical(type).newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (!(e.getCause() instanceof InvalidSettingException invalid)) {
        throw new IllegalStateException("settings record " + type.getSimpleName(), e.getCause());
      }
      for (Fault fault : invalid.faults()) {
        if (!failed.contains(first(fault.key()))) {
          problems.add(located(fault, section, path));
        }
      }
      failed.add("");
      return null;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("settings record " + type.getSimpleName(), e);
    }
  }

  private static <R extends Record> Constructor<R> canonical(Class<R> type)
      throws NoSuchMethodException {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    return type.getDeclaredConstructor(types);
  }

  private static Problem located(Fault fault, Section section, String path) {
    Tree at = section;
    for (String name : fault.key().split("\\.", -1)) {
      at = at instanceof Section inner ? inner.part(name).orElse(at) : at;
    }
    return new Problem(path + fault.key(), fault.rule(), at.where(), Optional.empty());
  }

  private static String first(String key) {
    int dot = key.indexOf('.');
    return dot < 0 ? key : key.substring(0, dot);
  }
}

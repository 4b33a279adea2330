package org.tongban.node.catalogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.message.ServiceId;

/** What changed between two schemas folders, in sentences that an administrator reads. */
public final class CatalogueDiff {
  private static final String INDENT = "  ";

  private final SchemaFiles before;
  private final SchemaFiles after;
  private final Words words;
  private final List<String> lines = new ArrayList<>();

  private CatalogueDiff(SchemaFiles before, SchemaFiles after, Words words) {
    this.before = before;
    this.after = after;
    this.words = words;
  }

  /**
   * Compares two folders.
   *
   * @return one sentence for each change, details indented below; empty when nothing changed
   * @throws org.tongban.core.catalogue.CatalogueException with every problem of the first folder
   *     that has some
   */
  public static List<String> of(Path before, Path after, Words words) {
    var diff = new CatalogueDiff(SchemaFiles.load(before), SchemaFiles.load(after), words);
    diff.services();
    diff.tables();
    return List.copyOf(diff.lines);
  }

  /**
   * What a version changed against another.
   *
   * @param contract what it says otherwise, one sentence each
   * @param fields what its schemas say otherwise
   */
  public record Changes(List<String> contract, List<String> fields) {
    public Changes {
      contract = List.copyOf(contract);
      fields = List.copyOf(fields);
    }

    /** All of them. */
    public List<String> all() {
      var all = new ArrayList<>(contract);
      all.addAll(fields);
      return all;
    }
  }

  /** What a version changed against another of the same folder; empty when nothing. */
  public static Changes between(SchemaFiles files, Contract from, Contract to, Words words) {
    return between(files, from, files, to, words);
  }

  /** The same of two folders. */
  static Changes between(
      SchemaFiles before, Contract from, SchemaFiles after, Contract to, Words words) {
    var fields = new ArrayList<>(FieldDiff.of("ask", before.ask(from), after.ask(to), words));
    fields.addAll(FieldDiff.of("answer", before.answer(from), after.answer(to), words));
    return new Changes(ContractDiff.of(from, to, words), fields);
  }

  private void services() {
    var from = byService(before);
    var to = byService(after);
    var all = new TreeSet<>(from.keySet());
    all.addAll(to.keySet());
    for (var id : all) {
      if (!to.containsKey(id)) {
        lines.add(words.text("diff.service.removed", id));
      } else {
        service(from.getOrDefault(id, Map.of()), to.get(id));
      }
    }
  }

  private static Map<ServiceId, Map<String, Contract>> byService(SchemaFiles files) {
    var services = new TreeMap<ServiceId, Map<String, Contract>>();
    for (var contract : files.catalogue().contracts()) {
      services
          .computeIfAbsent(contract.id(), id -> new LinkedHashMap<>())
          .put(contract.version().toString(), contract);
    }
    return services;
  }

  private void service(Map<String, Contract> from, Map<String, Contract> to) {
    Optional<Contract> earlier = Optional.empty();
    for (var contract : to.values()) {
      var same = from.get(contract.version().toString());
      if (same != null) {
        changed("diff.version.changed", same, before, contract);
      } else if (from.isEmpty()) {
        var title = words.title(contract.titleZh(), contract.titleEn());
        lines.add(
            words.text("diff.service.added", contract.id(), contract.version().toString(), title));
      } else if (earlier.isPresent()) {
        changed("diff.version.added", earlier.get(), after, contract);
      } else {
        lines.add(words.text("diff.version.first", contract.id(), contract.version().toString()));
      }
      earlier = Optional.of(contract);
    }
    from.values().stream()
        .filter(contract -> !to.containsKey(contract.version().toString()))
        .forEach(
            contract ->
                lines.add(
                    words.text(
                        "diff.version.removed", contract.id(), contract.version().toString())));
  }

  private void changed(String key, Contract from, SchemaFiles where, Contract to) {
    var details = between(where, from, after, to, words).all();
    boolean added = key.equals("diff.version.added");
    if (added || !details.isEmpty()) {
      lines.add(words.text(key, to.id(), to.version().toString(), from.version().toString()));
      details.forEach(detail -> lines.add(INDENT + detail));
    }
  }

  private void tables() {
    var from = new TreeSet<>(before.tableNames());
    var to = new TreeSet<>(after.tableNames());
    for (var name : to) {
      if (from.contains(name)) {
        codes(name);
      } else {
        lines.add(words.text("diff.table.added", name, words.title(after.tableTitle(name))));
      }
    }
    from.stream()
        .filter(name -> !to.contains(name))
        .forEach(name -> lines.add(words.text("diff.table.removed", name)));
  }

  private void codes(String table) {
    var from = before.codes(table);
    var to = after.codes(table);
    to.forEach(
        (code, title) -> {
          var was = from.get(code);
          var now = words.title(title);
          if (was == null) {
            lines.add(words.text("diff.code.added", table, code, now));
          } else if (!words.title(was).equals(now)) {
            lines.add(words.text("diff.code.changed", table, code, words.title(was), now));
          }
        });
    from.keySet().stream()
        .filter(code -> !to.containsKey(code))
        .forEach(code -> lines.add(words.text("diff.code.removed", table, code)));
  }
}

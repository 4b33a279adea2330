package org.tongban.node.console.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.catalogue.CodeTable;
import org.tongban.node.console.list.Listing;
import org.tongban.node.console.list.TableState;

/** The tables of codes of the catalogue in force. */
final class Tables {
  private final Services services;

  Tables(Services services) {
    this.services = services;
  }

  /** Those whose name or title has the words. */
  Listing<CodeTable> list(TableState state) {
    return page(services.files().codeTables().all(), Tables::text, state);
  }

  private static String text(CodeTable table) {
    return table.name() + " " + table.title().zh() + " " + table.title().en();
  }

  /**
   * @throws RefusedException {@code CATALOGUE_ITEM_UNKNOWN}
   */
  CodeTable get(String name) {
    return services.files().codeTables().find(name).orElseThrow(Tables::unknown);
  }

  static RefusedException unknown() {
    return new RefusedException(Reason.CATALOGUE_ITEM_UNKNOWN, "no such table");
  }

  /** Its rows that have the words. */
  Listing<List<String>> rows(CodeTable table, TableState state) {
    return page(table.rows(), row -> String.join(" ", row), state);
  }

  private static <T> Listing<T> page(List<T> all, Function<T, String> text, TableState state) {
    var words = state.query().toLowerCase(Locale.ROOT);
    var found =
        all.stream()
            .filter(one -> text.apply(one).toLowerCase(Locale.ROOT).contains(words))
            .toList();
    var shown = state.within(found.size());
    return new Listing<>(
        found.stream().skip(shown.from()).limit(shown.size()).toList(), found.size(), shown);
  }
}

package org.tongban.node.catalogue;

import java.util.List;
import java.util.Objects;
import org.tongban.core.catalogue.Title;

/**
 * A table of codes as people look at it.
 *
 * @param name of its file, without what it ends in
 * @param file name of its file
 * @param title empty in both languages where the file has none
 * @param source where its codes come from; may be empty
 * @param columns their names, the code first
 * @param rows a cell for each column; empty where there is nothing
 */
public record CodeTable(
    String name,
    String file,
    Title title,
    String source,
    List<String> columns,
    List<List<String>> rows) {
  public CodeTable {
    Objects.requireNonNull(title, "title");
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** What people call it; its name where it has no title. */
  public String called(boolean english) {
    var called = english ? title.en() : title.zh();
    return called.isEmpty() ? name : called;
  }
}

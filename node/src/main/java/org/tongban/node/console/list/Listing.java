package org.tongban.node.console.list;

import java.util.List;
import java.util.Objects;

/**
 * One page of a table.
 *
 * @param total rows of all pages
 */
public record Listing<T>(List<T> rows, long total, TableState state) {
  public Listing {
    rows = List.copyOf(rows);
    Objects.requireNonNull(state, "state");
  }

  /** Number of the last page, at least 1. */
  public int pages() {
    return (int) Math.max(1, (total + state.size() - 1) / state.size());
  }

  public boolean first() {
    return state.page() <= 1;
  }

  public boolean last() {
    return state.page() >= pages();
  }
}

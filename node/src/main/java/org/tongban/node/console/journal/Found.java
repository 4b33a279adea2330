package org.tongban.node.console.journal;

import java.util.List;

/**
 * A page of the entries that were searched for.
 *
 * @param counted how many there are of the filter; {@link #MOST} and one stands for more
 * @param older address of the ones before; empty where these are the last
 * @param archived months of the filter that are in files, so nothing of them is found
 */
public record Found(List<EntryRow> rows, long counted, String older, List<String> archived) {
  /** More are not counted: to count all of a long journal would take longer than to read a page. */
  static final long MOST = 10_000;

  public Found {
    rows = List.copyOf(rows);
    archived = List.copyOf(archived);
  }

  static Found none() {
    return new Found(List.of(), 0, "", List.of());
  }

  public boolean uncounted() {
    return counted > MOST;
  }
}

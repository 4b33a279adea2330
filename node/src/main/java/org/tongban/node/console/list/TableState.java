package org.tongban.node.console.list;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What of a table is shown, as the address of the page says it.
 *
 * @param path of the page
 * @param query what is searched for, over all pages; empty for everything
 * @param page from 1
 * @param size rows of a page: 20, 50 or 100
 * @param sort column, empty for the useful order
 * @param more further filters of the page, by their names in the address
 */
public record TableState(
    String path,
    String query,
    int page,
    int size,
    String sort,
    boolean descending,
    Map<String, String> more) {
  /** How many rows a page may have. */
  public static final List<Integer> SIZES = List.of(20, 50, 100);

  static final int LONGEST = 200;

  public TableState {
    Objects.requireNonNull(path, "path");
    query = query.strip();
    query = query.length() > LONGEST ? query.substring(0, LONGEST) : query;
    page = Math.max(1, page);
    size = SIZES.contains(size) ? size : SIZES.get(0);
    more = new LinkedHashMap<>(more);
  }

  /** Rows before the first one that is shown. */
  public long from() {
    return (page - 1L) * size;
  }

  /** The same, or the last page where there are not so many rows. */
  public TableState within(long total) {
    int last = (int) Math.max(1, (total + size - 1) / size);
    return page <= last ? this : at(last);
  }

  /** Whether the table is sorted by that column. */
  public boolean sortedBy(String column) {
    return sort.equals(column);
  }

  /** Value of a further filter; empty where it isn't set. */
  public String filter(String name) {
    return more.getOrDefault(name, "");
  }

  /** Address of another page of it. */
  public String page(int number) {
    return at(number).address();
  }

  /** Address of the first page by that column; turned round when it is by that column already. */
  public String sorted(String column) {
    boolean down = sortedBy(column) && !descending;
    return new TableState(path, query, 1, size, column, down, more).address();
  }

  /** The same of another page of the console. */
  public TableState to(String other) {
    return new TableState(other, query, page, size, sort, descending, more);
  }

  /** The same by pages of another size, for who reads all of them. */
  TableState whole(int number, int rows) {
    return new TableState(path, query, number, rows, sort, descending, more);
  }

  private TableState at(int number) {
    return new TableState(path, query, number, size, sort, descending, more);
  }

  /** The address of exactly this. */
  public String address() {
    var address = UriComponentsBuilder.fromPath(path);
    var values = new LinkedHashMap<String, Object>();
    put(values, "q", query);
    put(values, "sort", sort);
    put(values, "dir", descending ? "desc" : "");
    put(values, "rows", size == SIZES.get(0) ? "" : String.valueOf(size));
    put(values, "page", page == 1 ? "" : String.valueOf(page));
    more.forEach((name, value) -> put(values, name, value));
    values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
    return address.encode().buildAndExpand(values).toUriString();
  }

  private static void put(Map<String, Object> values, String name, String value) {
    if (!value.isEmpty()) {
      values.put(name, value);
    }
  }
}

package org.tongban.node.console.list;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Reads what of a table is wanted from the address of a page. */
public final class TableStates {
  private TableStates() {}

  /**
   * What the request wants. Numbers that are none count as not given.
   *
   * @param filters names of further filters that the page knows
   */
  public static TableState of(HttpServletRequest request, String... filters) {
    var more = new LinkedHashMap<String, String>();
    for (var name : filters) {
      more.put(name, text(request, name));
    }
    return new TableState(
        request.getServletPath(),
        text(request, "q"),
        number(request, "page"),
        number(request, "rows"),
        text(request, "sort"),
        List.of("desc").contains(text(request, "dir")),
        more);
  }

  private static String text(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getParameter(name)).orElse("").strip();
  }

  private static int number(HttpServletRequest request, String name) {
    var text = text(request, name);
    return text.matches("[0-9]{1,7}") ? Integer.parseInt(text) : 0;
  }
}

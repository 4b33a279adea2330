package org.tongban.node.console.journal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What of the journal is searched for, as the address of the page says it.
 *
 * @param given filter by name, with the empty ones
 * @param before number of the entry before which to begin
 */
public record Search(Map<String, String> given, long before) {
  static final String PATH = "/journal";

  /** In the order of the form; {@code peer} is what an auditor's system calls {@code member}. */
  private static final List<String> NAMES =
      List.of("kind", "peer", "service", "purpose", "outcome", "from", "to");

  public Search {
    given = new LinkedHashMap<>(given);
  }

  static Search of(HttpServletRequest request) {
    var given = new LinkedHashMap<String, String>();
    NAMES.forEach(name -> given.put(name, text(request, name)));
    var before = text(request, "before");
    return new Search(
        given, before.matches("[1-9][0-9]{0,17}") ? Long.parseLong(before) : Long.MAX_VALUE);
  }

  private static String text(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getParameter(name)).orElse("").strip();
  }

  /** The filter as the audit knows it. */
  Map<String, String> filter() {
    var filter = new LinkedHashMap<>(given);
    filter.put("member", filter.remove("peer"));
    return filter;
  }

  public String filter(String name) {
    return given.get(name);
  }

  /** Whether it begins at the newest entry. */
  public boolean newest() {
    return before == Long.MAX_VALUE;
  }

  /** Address of the entries before that one. */
  String older(long seq) {
    return address(PATH, Map.of("before", String.valueOf(seq)));
  }

  /** Address of the newest entries of the filter. */
  public String first() {
    return address(PATH, Map.of());
  }

  /** Address of a file with all entries of the filter. */
  public String export(String form) {
    return address(PATH + "/export", Map.of("form", form));
  }

  private String address(String path, Map<String, String> more) {
    var values = new LinkedHashMap<String, Object>(given);
    values.values().removeIf(""::equals);
    values.putAll(more);
    var address = UriComponentsBuilder.fromPath(path);
    values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
    return address.encode().buildAndExpand(values).toUriString();
  }
}

package org.tongban.node.console.peers;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.core.directory.KeyUse;

/**
 * What somebody wrote about a member that is to join, by the names of the fields.
 *
 * @param given nothing is missing, what wasn't filled in is empty
 */
public record JoinForm(Map<String, String> given) {
  static final String CODE = "code";
  static final String ENDPOINTS = "endpoints";

  /** Certificates are longer than all else and pasted as PEM. */
  static final int LONGEST_PEM = 32 << 10;

  private static final int LONGEST = 500;
  private static final List<String> TEXTS =
      List.of(CODE, "zh", "en", "creditCode", ENDPOINTS, "contact");

  public JoinForm {
    given = new LinkedHashMap<>(given);
  }

  static JoinForm empty() {
    var given = new LinkedHashMap<String, String>();
    TEXTS.forEach(name -> given.put(name, ""));
    for (var use : KeyUse.values()) {
      given.put(use.code(), "");
    }
    return new JoinForm(given);
  }

  static JoinForm of(HttpServletRequest request) {
    var given = empty().given();
    given.replaceAll(
        (name, old) -> Optional.ofNullable(request.getParameter(name)).orElse("").strip());
    return new JoinForm(given);
  }

  /** The same with another code. */
  JoinForm coded(String code) {
    var all = new LinkedHashMap<>(given);
    all.put(CODE, code);
    return new JoinForm(all);
  }

  public String get(String name) {
    return given.get(name);
  }

  /** Whether a field holds more than it may. */
  boolean tooLong(String name) {
    return get(name).length() > (TEXTS.contains(name) ? LONGEST : LONGEST_PEM);
  }

  /** One address in each line. */
  List<String> endpoints() {
    return get(ENDPOINTS).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** The contact on one line, as a comment may hold it. */
  String contact() {
    return get("contact").replaceAll("\\s+", " ");
  }
}

package org.tongban.node.console;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Which addresses are the console's. All others are those of the local API. */
public final class ConsolePaths {
  static final String LOGIN = "/login";
  static final String LOGOUT = "/logout";

  /** Where those end up whom the login service let in. */
  static final String AWAY = LOGIN + "/out";

  /** The ways to the authority's login service and back. */
  private static final Set<String> WAYS = Set.of(LOGIN + "/with", LOGIN + "/return", AWAY);

  static final String ASSETS = "/assets";

  private ConsolePaths() {}

  /**
   * @param path decoded and normalised, as the server itself reads it
   */
  public static boolean hold(String path) {
    return isOpen(path) || path.equals(LOGOUT) || page(path).isPresent();
  }

  /** Whether nobody need be signed in there. */
  static boolean isOpen(String path) {
    return path.equals(LOGIN) || WAYS.contains(path) || path.startsWith(ASSETS + "/");
  }

  /** The page that has the address. */
  static Optional<Page> page(String path) {
    return Arrays.stream(Page.values()).filter(page -> page.holds(path)).findFirst();
  }
}

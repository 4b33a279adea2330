package org.tongban.node.console;

import java.util.Arrays;
import java.util.Optional;

/** Which addresses are the console's. All others are those of the local API. */
public final class ConsolePaths {
  static final String LOGIN = "/login";
  static final String LOGOUT = "/logout";
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
    return path.equals(LOGIN) || path.startsWith(ASSETS + "/");
  }

  /** The page that has the address. */
  static Optional<Page> page(String path) {
    return Arrays.stream(Page.values()).filter(page -> page.holds(path)).findFirst();
  }
}

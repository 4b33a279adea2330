package org.tongban.node.command;

/** What the command line tells a script. Stable: scripts depend on it. */
public final class ExitCodes {
  public static final int GOOD = 0;

  /** A negative result, a check that found something, or a failure. */
  public static final int NEGATIVE = 1;

  /** The command was called wrongly, or the node's settings do not let it start. */
  public static final int USAGE = 2;

  public static final int NOT_FOUND = 3;
  public static final int NOT_PERMITTED = 4;
  public static final int CONFLICT = 5;

  private ExitCodes() {}

  /** The code for a problem's HTTP status. */
  static int ofStatus(int status) {
    return switch (status) {
      case 401, 403 -> NOT_PERMITTED;
      case 404, 410 -> NOT_FOUND;
      case 409 -> CONFLICT;
      default -> NEGATIVE;
    };
  }
}

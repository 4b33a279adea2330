package org.tongban.node.audit;

/** Text that goes in a cell of a table which people open in a spreadsheet. */
public final class SpreadsheetText {
  private static final String BEGINNINGS = "=+-@\t\r";

  private SpreadsheetText() {}

  /** The text with an apostrophe before it where a spreadsheet would take it for a formula. */
  public static String harmless(String text) {
    return !text.isEmpty() && BEGINNINGS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}

package org.tongban.node.console.desk.form;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * What the fields of contracts are called. In English a name reads as it is written, with a few
 * exceptions; a name that isn't in the list stands as it is.
 */
public final class FieldWords {
  private static final String FILE = "org.tongban.node.console.desk.Fields";
  private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_DEFAULT);
  private static final ResourceBundle ENGLISH =
      ResourceBundle.getBundle(FILE, Locale.ROOT, NO_FALLBACK);
  private static final ResourceBundle CHINESE =
      ResourceBundle.getBundle(FILE, Locale.CHINESE, NO_FALLBACK);

  private FieldWords() {}

  /** What the field is called. */
  public static String of(String name, boolean chinese) {
    var known = chinese ? CHINESE : ENGLISH;
    return known.containsKey(name) ? known.getString(name) : chinese ? name : plain(name);
  }

  /** {@code birthDate}: Birth date. */
  private static String plain(String name) {
    var words = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    return words.isEmpty()
        ? name
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** The rule behind a format; empty for one without words. */
  static String format(String format, boolean chinese) {
    var key = "format." + format;
    var known = chinese ? CHINESE : ENGLISH;
    return known.containsKey(key) ? known.getString(key) : "";
  }
}

package org.tongban.node.verify;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.SortedMap;
import java.util.TreeMap;

/** The words of the page, Chinese unless English is asked for. */
final class PageWords {
  private static final String NAME = "org.tongban.node.verify.Verify";

  private final ResourceBundle bundle;
  private final Locale locale;

  private PageWords(Locale locale) {
    this.locale = locale;
    this.bundle = bundle(locale);
  }

  static PageWords of(String language) {
    return new PageWords("en".equals(language) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE);
  }

  static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        NAME,
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  Locale locale() {
    return locale;
  }

  boolean chinese() {
    return Locale.SIMPLIFIED_CHINESE.equals(locale);
  }

  String text(String key) {
    return bundle.getString(key);
  }

  /** With values in its places. */
  String text(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(values);
  }

  /** All of them, for what the browser says. */
  SortedMap<String, String> all() {
    var all = new TreeMap<String, String>();
    bundle.keySet().forEach(key -> all.put(key, bundle.getString(key)));
    return all;
  }
}

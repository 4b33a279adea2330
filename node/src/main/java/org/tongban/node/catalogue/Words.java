package org.tongban.node.catalogue;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tongban.core.catalogue.Title;

/** The words of pages and of changes, in one language. */
public final class Words {
  private final ResourceBundle bundle;

  private Words(Locale locale) {
    this.bundle =
        ResourceBundle.getBundle(
            Words.class.getName(),
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** Chinese for {@code zh…}, English for every other language. */
  public static Words of(String language) {
    return new Words(language.startsWith("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH);
  }

  static Words chinese() {
    return of("zh");
  }

  static Words english() {
    return of("en");
  }

  String text(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(values);
  }

  /** A constant of a contract. */
  String constant(Enum<?> value) {
    return text(value.getDeclaringClass().getSimpleName() + "." + value.name());
  }

  /** {@code zh} or {@code en}, as files are named. */
  String language() {
    return text("language");
  }

  String title(Title title) {
    return title(title.zh(), title.en());
  }

  String title(String zh, String en) {
    return language().equals("zh") ? zh : en;
  }

  String list(Stream<?> values) {
    return values.map(Object::toString).collect(Collectors.joining(text("comma")));
  }
}

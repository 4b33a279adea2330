package org.tongban.node.command;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import picocli.CommandLine.Model.CommandSpec;

/** The words of the command line, English or Chinese by the locale. */
final class Messages {
  private final ResourceBundle bundle;

  private Messages(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /** English stands in for every language but Chinese, whatever the machine's own locale is. */
  static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        Messages.class.getName(),
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  static Messages of(CommandSpec spec) {
    return new Messages(spec.resourceBundle());
  }

  String text(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(values);
  }
}

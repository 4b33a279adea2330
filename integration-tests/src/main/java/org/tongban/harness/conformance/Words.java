package org.tongban.harness.conformance;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of checks and reports in one language. */
final class Words {
  private final ResourceBundle bundle;

  Words(Locale locale) {
    bundle =
        ResourceBundle.getBundle(
            Words.class.getPackageName() + ".Checks",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  String text(String key, Object... values) {
    var text = bundle.getString(key);
    return values.length == 0 ? text : MessageFormat.format(text, values);
  }

  String goal(Check check) {
    return bundle.getString(check.id() + ".goal");
  }

  /** What is expected of the node; a group may say it for all. */
  String expects(Check check) {
    var own = check.id() + ".expects";
    return bundle.getString(bundle.containsKey(own) ? own : check.group() + ".expects");
  }

  String status(Verdict verdict) {
    return bundle.getString("status." + verdict.status());
  }

  /** What was seen, or what was missing for it to be tried. */
  String seen(Verdict verdict) {
    return verdict.status() == Verdict.Status.NOT_RUN
        ? bundle.getString("need." + verdict.seen())
        : verdict.seen();
  }
}

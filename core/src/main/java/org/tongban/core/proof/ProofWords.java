package org.tongban.core.proof;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** A verifier's findings in plain words, English or Chinese; whoever shows them says the same. */
public final class ProofWords {
  private final ResourceBundle bundle;

  private ProofWords(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /** English stands in for every language but Chinese, whatever the machine's own locale is. */
  public static ProofWords of(Locale locale) {
    return new ProofWords(bundle(locale));
  }

  static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        ProofWords.class.getName(),
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** A row for each check: its name, then what came of it. */
  public Map<String, String> rows(ProofReport report) {
    var rows = new LinkedHashMap<String, String>();
    for (var result : report.results()) {
      rows.put(check(result.check()), state(result.state()) + "  " + found(result));
    }
    return rows;
  }

  /** The same for a program, with the words for a person. */
  public ObjectNode json(ProofReport report) {
    var document = JsonNodeFactory.instance.objectNode();
    document.put("good", report.good());
    var checks = document.putArray("checks");
    for (var result : report.results()) {
      var check = checks.addObject();
      check.put("check", result.check().name()).put("state", result.state().name());
      check.put("reason", result.reason().name());
      result.values().forEach(check.putArray("values")::add);
      check.put("text", found(result));
    }
    return document;
  }

  /** The last line: all is good, not everything could be checked, or what is bad first. */
  public String verdict(ProofReport report) {
    return report
        .failed()
        .map(failed -> text("verdict.bad", check(failed.check())))
        .orElseGet(() -> text(report.good() ? "verdict.good" : "verdict.open"));
  }

  /** Name of a check. */
  public String check(ProofCheck check) {
    return text("check." + check.name());
  }

  /** Good, failed, or not checked. */
  public String state(CheckResult.State state) {
    return text("state." + state.name());
  }

  /** Why something is not good. */
  public String reason(ProofReason reason) {
    return text("reason." + reason.name());
  }

  /** What was found, or why it is not good. */
  public String found(CheckResult result) {
    if (result.state() == CheckResult.State.OK) {
      return text("ok." + result.check().name(), result.values().toArray());
    }
    var about = result.values().isEmpty() ? "" : " (" + result.values().get(0) + ")";
    return reason(result.reason()) + about;
  }

  private String text(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(values);
  }
}

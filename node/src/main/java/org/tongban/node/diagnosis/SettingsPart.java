package org.tongban.node.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tongban.node.settings.Settings;
import org.tongban.node.settings.SettingsText;

/**
 * The settings without any place of this machine, so without those of keys and secrets, and without
 * what an address may hold of either.
 */
public final class SettingsPart {
  private static final Pattern PATH = Pattern.compile("(?<![^\\[, ])/[^,\\]]+");
  private static final Pattern SIGN_IN = Pattern.compile("(?<=://)[^/@\\s,\\]]*@");
  private static final Pattern QUERY = Pattern.compile("\\?[^,\\]\\s]*");

  private final Map<String, String> settings;

  public SettingsPart(Settings settings) {
    this(SettingsText.of(settings));
  }

  SettingsPart(Map<String, String> settings) {
    this.settings = new TreeMap<>(settings);
  }

  /** The text. */
  public DiagnosisPart part() {
    return new DiagnosisPart("settings.txt", () -> new Lines().all(shown()).toString());
  }

  /** All paths that the settings name. */
  public List<String> places() {
    return settings.values().stream()
        .flatMap(value -> PATH.matcher(value).results())
        .map(found -> found.group().strip())
        .toList();
  }

  private Map<String, String> shown() {
    return settings.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, one -> shown(one.getValue()), (a, b) -> a, TreeMap::new));
  }

  private static String shown(String value) {
    var bare = SIGN_IN.matcher(PATH.matcher(value).replaceAll(Veil.PLACE)).replaceAll("");
    return QUERY.matcher(bare).replaceAll("");
  }
}

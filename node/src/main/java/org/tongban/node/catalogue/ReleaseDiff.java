package org.tongban.node.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.tongban.core.catalogue.Release;

/** What changed between two releases, as far as the digests of their files tell. */
public final class ReleaseDiff {
  private static final Pattern VERSION = Pattern.compile("([^/]+)/([^/]+)/([0-9]+\\.[0-9]+)/.+");

  private ReleaseDiff() {}

  /** One sentence for each change; the first names the releases. */
  public static List<String> of(Release before, Release after, Words words) {
    var lines = new ArrayList<String>();
    lines.add(
        words.text(
            "diff.release",
            String.valueOf(before.version()),
            before.catalogue(),
            String.valueOf(after.version()),
            after.catalogue()));
    var from = byVersion(before);
    var to = byVersion(after);
    var all = new TreeSet<>(from.keySet());
    all.addAll(to.keySet());
    for (var version : all) {
      var parts = version.split(" ", -1);
      if (!from.containsKey(version)) {
        lines.add(words.text("diff.version.first", parts[0], parts[1]));
      } else if (!to.containsKey(version)) {
        lines.add(words.text("diff.version.removed", parts[0], parts[1]));
      } else if (!from.get(version).equals(to.get(version))) {
        int edited = differing(from.get(version), to.get(version));
        lines.add(words.text("diff.files.changed", parts[0], parts[1], edited));
      }
    }
    return List.copyOf(lines);
  }

  /** Service and version to its files; all others under the words for them. */
  private static Map<String, Map<String, String>> byVersion(Release release) {
    var versions = new TreeMap<String, Map<String, String>>();
    release
        .files()
        .forEach(
            (file, digest) -> {
              var match = VERSION.matcher(file);
              var folder = file.contains("/") ? file.substring(0, file.indexOf('/')) : "";
              var key =
                  match.matches()
                      ? match.group(1) + "." + match.group(2) + " " + match.group(3)
                      : folder + "/ ";
              versions.computeIfAbsent(key, name -> new TreeMap<>()).put(file, digest);
            });
    return versions;
  }

  private static int differing(Map<String, String> from, Map<String, String> to) {
    var names = new TreeSet<>(from.keySet());
    names.addAll(to.keySet());
    names.removeIf(name -> from.containsKey(name) && from.get(name).equals(to.get(name)));
    return names.size();
  }
}

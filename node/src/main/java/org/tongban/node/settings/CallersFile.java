package org.tongban.node.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file of local callers with the hashes of their tokens or certificates, which {@code tongban
 * callers} writes and the node reads.
 *
 * @param callers who may call; empty means nobody
 */
public record CallersFile(List<KnownCaller> callers) {
  private static final String HEAD =
      """
      # Written by `tongban callers`; a running node takes it over. Hashes only: no token can be made
      # of them.  由 tongban callers 写入,运行中的节点会自动读取;只有摘要,无法还原令牌。
      """;

  public CallersFile {
    callers = callers == null ? List.of() : List.copyOf(callers);
    new Check()
        .rule(
            "callers",
            callers.stream().map(KnownCaller::name).distinct().count() == callers.size(),
            "must not hold one name twice")
        .rule(
            "callers",
            callers.stream().map(one -> List.of(one.sha256(), one.certificate())).distinct().count()
                == callers.size(),
            "must not hold one token or one certificate twice")
        .done();
  }

  /**
   * Reads the file; where there is none, nobody may call.
   *
   * @throws SettingsException with every problem
   */
  public static CallersFile read(Path file) throws SettingsException {
    var problems = new ArrayList<Problem>();
    var tree = TreeReader.read(text(file), file.toString(), problems);
    var values = new Values(file.toAbsolutePath().getParent(), Optional.empty());
    var known = new KnownKeys(CallersFile.class);
    var read = tree.map(t -> new Binder(values, known, problems).bind(CallersFile.class, t, ""));
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    return read.orElseThrow();
  }

  private static String text(Path file) throws SettingsException {
    String rule;
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return "";
    } catch (CharacterCodingException e) {
      rule = "must be UTF-8";
    } catch (IOException e) {
      rule = "can't be read";
    }
    throw new SettingsException(List.of(new Problem("", rule, file.toString(), Optional.empty())));
  }

  /** The file's text; every value is of a form that needs no more than quotation marks. */
  public String yaml() {
    var text = new StringBuilder(HEAD).append(callers.isEmpty() ? "callers: []\n" : "callers:\n");
    for (var caller : callers) {
      var entries = new ArrayList<Map.Entry<String, String>>();
      entries.add(Map.entry("unit", quoted(caller.unit())));
      entries.add(Map.entry("operator", quoted(caller.operator())));
      entries.add(Map.entry("roles", caller.roles().toString()));
      caller.sha256().ifPresent(hash -> entries.add(Map.entry("sha256", quoted(hash))));
      caller.certificate().ifPresent(h -> entries.add(Map.entry("certificate", quoted(h))));
      caller.expires().ifPresent(day -> entries.add(Map.entry("expires", quoted(day))));
      caller.since().ifPresent(day -> entries.add(Map.entry("since", quoted(day))));
      text.append("  - name: ").append(quoted(caller.name())).append('\n');
      entries.forEach(e -> text.append("    " + e.getKey() + ": " + e.getValue() + "\n"));
    }
    return text.toString();
  }

  private static String quoted(String value) {
    return '"' + value + '"';
  }
}

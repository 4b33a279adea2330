package org.tongban.it.forged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The rows of THREATS.md. */
final class Threats {
  private static final Pattern ROW =
      Pattern.compile("^\\| (.+?) \\| (.+?) \\| (.+?) \\|$", Pattern.MULTILINE);
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))`");

  private Threats() {}

  /**
   * A row.
   *
   * @param tests classes that would notice; or what stands there instead
   */
  record Row(String attack, String stoppedBy, String tests) {
    List<String> testClasses() {
      return TEST.matcher(tests).results().map((MatchResult one) -> one.group(1)).toList();
    }

    @Override
    public String toString() {
      return attack;
    }
  }

  static List<Row> rows() {
    return ROW.matcher(text())
        .results()
        .map(row -> new Row(row.group(1), row.group(2), row.group(3)))
        .filter(row -> !row.attack().equals("attack"))
        .filter(row -> !row.attack().startsWith("---"))
        .toList();
  }

  /** How many lines look like a row of any kind, so that none escapes by its form. */
  static long lines() {
    return text().lines().filter(line -> line.startsWith("|")).count();
  }

  static long tables() {
    return text().lines().filter(line -> line.startsWith("| attack |")).count();
  }

  static Optional<Row> row(String attack) {
    return rows().stream().filter(row -> row.attack().equals(attack)).findFirst();
  }

  private static String text() {
    try {
      return Files.readString(Path.of("../docs/THREATS.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.tongban.node.routeguard;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;

/**
 * One thing wrong in a route file.
 *
 * @param file the file, or the folder where a file is missing
 * @param line counted from 1; 0 where no line is to blame
 * @param column counted from 1; 0 where none is to blame
 * @param message the rule, in a sentence for the person who edits the file
 */
public record RouteProblem(Path file, int line, int column, String message)
    implements Comparable<RouteProblem> {
  private static final Comparator<RouteProblem> ORDER =
      Comparator.comparing(RouteProblem::file)
          .thenComparingInt(RouteProblem::line)
          .thenComparingInt(RouteProblem::column)
          .thenComparing(RouteProblem::message);

  public RouteProblem {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(message, "message");
  }

  @Override
  public int compareTo(RouteProblem other) {
    return ORDER.compare(this, other);
  }

  /** {@code routes/ask.camel.yaml:12: message}, the form that editors make a link of. */
  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + message;
  }
}

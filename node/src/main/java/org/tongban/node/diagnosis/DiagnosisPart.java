package org.tongban.node.diagnosis;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * One text of the report.
 *
 * @param name of its file, such as {@code health.txt}
 * @param text as it is now; may throw what a database or a file throws that is away
 */
public record DiagnosisPart(String name, Supplier<String> text) {
  public DiagnosisPart {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(text, "text");
  }
}

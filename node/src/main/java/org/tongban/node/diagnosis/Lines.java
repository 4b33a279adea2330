package org.tongban.node.diagnosis;

import java.util.Map;

/** Texts of names and values, one on a line. */
final class Lines {
  private final StringBuilder text = new StringBuilder();

  Lines add(String name, Object value) {
    text.append(name).append(": ").append(value).append('\n');
    return this;
  }

  Lines line(String line) {
    text.append(line).append('\n');
    return this;
  }

  Lines all(Map<String, ?> values) {
    values.forEach(this::add);
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}

package org.tongban.node.peer;

import java.util.Locale;
import java.util.Objects;

/**
 * What one step of a test found.
 *
 * @param what short name of the finding, key of its text
 * @param detail an address, a digest, a member's code, a number of seconds or a reason; one line
 * @param millis how long it took
 */
public record ProbeFinding(ProbeStep step, boolean good, String what, String detail, long millis) {
  public ProbeFinding {
    Objects.requireNonNull(step, "step");
    Objects.requireNonNull(what, "what");
    detail = detail.replaceAll("\\s+", " ");
  }

  /** One line, to be kept. */
  public String line() {
    return String.join(
        " ", step.name(), good ? "GOOD" : "FAILED", String.valueOf(millis), what, detail);
  }

  /** Reads what {@link #line} wrote. */
  public static ProbeFinding of(String line) {
    var parts = line.split(" ", 5);
    return new ProbeFinding(
        ProbeStep.valueOf(parts[0]),
        parts[1].equals("GOOD"),
        parts[3],
        parts[4],
        Long.parseLong(parts[2]));
  }

  /** Key of its text. */
  public String key() {
    return step.name().toLowerCase(Locale.ROOT) + "." + what;
  }
}

package org.tongban.node.notice;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tongban.core.message.MemberCode;

/** Which member is above another, by division codes (GB/T 2260): 310118, 310100, 310000. */
final class Superiors {
  private static final int PAIR = 2;

  private final Predicate<MemberCode> active;

  /**
   * @param active whether the directory in force names such a member
   */
  Superiors(Predicate<MemberCode> active) {
    this.active = Objects.requireNonNull(active, "active");
  }

  /** The nearest active member above; empty where the directory names none. */
  Optional<MemberCode> of(MemberCode member) {
    var code = member.value();
    return Stream.of(code.substring(0, 2 * PAIR) + "00", code.substring(0, PAIR) + "0000")
        .map(MemberCode::new)
        .filter(above -> !above.equals(member))
        .filter(active)
        .findFirst();
  }

  /** Whether one is above the other. */
  static boolean above(MemberCode high, MemberCode low) {
    var prefix = high.value().replaceFirst("(00){1,2}$", "");
    return prefix.length() < high.value().length()
        && low.value().startsWith(prefix)
        && !low.equals(high);
  }
}

package org.tongban.core.directory;

import java.util.Objects;

/**
 * The answering member that was found for a division code.
 *
 * @param member never a suspended one
 * @param asked the code as it was given
 * @param code the code in force today: the successor where {@code asked} is a retired one, the
 *     first of several that the same member holds
 */
public record Resolution(Member member, String asked, String code) {
  public Resolution {
    Objects.requireNonNull(member, "member");
    Objects.requireNonNull(asked, "asked");
    Objects.requireNonNull(code, "code");
  }

  /** Whether the way led over the history of codes. */
  public boolean succeeded() {
    return !asked.equals(code);
  }
}

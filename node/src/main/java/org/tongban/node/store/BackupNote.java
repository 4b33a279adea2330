package org.tongban.node.store;

import java.time.Instant;
import java.util.Objects;

/**
 * That a copy of the database was made, or that one was brought back and found whole.
 *
 * @param entries how long the journal was there
 * @param place where the copy lies; 1 to 100 characters, never about a citizen
 */
public record BackupNote(Kind kind, Instant at, long entries, String place) {
  /** What was noted. The names stand in the database. */
  public enum Kind {
    BACKUP,
    RESTORED
  }

  private static final int LONGEST = 100;

  public BackupNote {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(at, "at");
    if (place.isBlank() || place.length() > LONGEST) {
      throw new IllegalArgumentException("the place has 1 to " + LONGEST + " characters");
    }
  }
}

package org.tongban.node.store;

import java.time.Instant;
import java.util.Objects;
import org.tongban.core.directory.Suite;

/**
 * That another member was met.
 *
 * @param suite in which its certificate or its message was
 */
public record Contact(Instant at, Suite suite) {
  public Contact {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(suite, "suite");
  }

  /** How it was met. */
  public enum Kind {
    /** A handshake in which its certificate was believed. */
    HANDSHAKE,
    /** A signed message of it that was verified: an ask or an answer. */
    MESSAGE
  }
}

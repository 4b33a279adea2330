package org.tongban.node.batch;

import java.io.IOException;
import java.util.Optional;
import org.tongban.core.refusal.RefusedException;

/** Rows as they come in, one after the other. */
interface Rows {
  /** Longest row, in bytes or characters. */
  int LONGEST = 1 << 16;

  /**
   * The next one; empty when there are no more.
   *
   * @throws RefusedException {@code REQUEST_MALFORMED} when nothing behind can be read either
   */
  Optional<Row> next() throws IOException;
}

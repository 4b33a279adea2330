package org.tongban.node.store;

import java.time.Instant;
import java.util.Objects;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;

/**
 * Many asks of one service, and how far they have come.
 *
 * @param actor whom they are asked for
 * @param counts of its rows
 */
public record Batch(
    MessageId id,
    ServiceId service,
    ServiceVersion version,
    Actor actor,
    Instant createdAt,
    State state,
    Counts counts) {
  public Batch {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(counts, "counts");
  }

  /** How far it has come. */
  public enum State {
    /** Its rows are still coming in; nothing was asked. */
    RECEIVING,
    RUNNING,
    PAUSED,
    /** What was not asked by then never will be. */
    CANCELLED,
    DONE
  }

  /**
   * What became of the rows: {@code rows = faulty + answered + refused + failed + open}.
   *
   * @param faulty never asked, since they break the form
   * @param answered with any outcome but a no
   * @param refused answered with a no
   * @param failed without an answer, or with an error
   * @param open not asked, or not answered yet
   */
  public record Counts(
      long rows, long faulty, long answered, long refused, long failed, long open) {}
}

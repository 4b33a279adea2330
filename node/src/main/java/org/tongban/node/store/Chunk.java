package org.tongban.node.store;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.MessageId;

/**
 * The rows of a batch that go in one message.
 *
 * @param number within the batch
 * @param rows numbers of the rows, in the order of the items
 * @param exchange the id of the ask
 * @param again whether what may pass went into a later message
 * @param reason why none of them was answered
 */
public record Chunk(
    MessageId batch,
    int number,
    List<Long> rows,
    MessageId exchange,
    State state,
    int tries,
    boolean again,
    Optional<String> reason) {
  public Chunk {
    Objects.requireNonNull(batch, "batch");
    rows = List.copyOf(rows);
    Objects.requireNonNull(exchange, "exchange");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(reason, "reason");
  }

  /** What became of it. */
  public enum State {
    OPEN,
    /** The answer has one to each item, a no among them perhaps. */
    ANSWERED,
    /** It was too much for one; its rows went into later messages. */
    SPLIT,
    FAILED
  }
}

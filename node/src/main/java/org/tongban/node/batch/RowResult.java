package org.tongban.node.batch;

import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.AnswerItem;
import org.tongban.core.message.MessageId;

/**
 * What became of a row.
 *
 * @param exchange the ask that it was part of
 * @param item its place in that ask, from 0
 * @param answer what was answered, a no perhaps; empty where nothing was
 * @param reason code, where nothing was answered or what was isn't kept any more
 */
public record RowResult(
    long row, MessageId exchange, int item, Optional<AnswerItem> answer, Optional<String> reason) {
  public RowResult {
    Objects.requireNonNull(exchange, "exchange");
    Objects.requireNonNull(answer, "answer");
    Objects.requireNonNull(reason, "reason");
  }

  /** The same under another number. */
  public RowResult numbered(long other) {
    return new RowResult(other, exchange, item, answer, reason);
  }
}

package org.tongban.node.batch;

import java.time.Duration;
import java.util.Optional;
import org.tongban.core.message.MessageId;

/** Sends one message of a batch, unless it was done or is not to be done now. */
@FunctionalInterface
public interface ChunkSender {
  /**
   * @return after which time to try again; empty when there is nothing left to do here
   */
  Optional<Duration> send(MessageId batch, int number);
}

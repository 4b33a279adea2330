package org.tongban.node.store;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.tongban.core.message.MessageId;

/** What an idempotency key turned out to be. */
public sealed interface Claim {
  /**
   * The request is new, or the one before it died: it is to be worked on now, and then finished or
   * released.
   *
   * @param attempt tells this claim from a later one, should this one take too long
   */
  record Fresh(String caller, String key, UUID attempt) implements Claim {}

  /**
   * The request was worked on before, and this is what was replied.
   *
   * @param status HTTP status
   * @param exchange where the answer lies in the journal
   * @param problem the problem as JSON; never an answer's body
   */
  record Repeated(int status, Optional<MessageId> exchange, Optional<String> problem)
      implements Claim {
    public Repeated {
      Objects.requireNonNull(exchange, "exchange");
      Objects.requireNonNull(problem, "problem");
    }
  }
}

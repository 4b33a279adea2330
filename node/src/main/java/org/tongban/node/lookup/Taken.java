package org.tongban.node.lookup;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.journal.RecordedAsk;
import org.tongban.core.message.Step;

/**
 * Proof that an ask without a finding yet is kept, durably, to be answered later. Made by {@link
 * LaterAsks} only.
 */
public final class Taken implements LookedUp {
  private final RecordedAsk ask;
  private final Step step;
  private final String ticket;
  private final Optional<LocalDate> due;

  Taken(RecordedAsk ask, Step step, String ticket, Optional<LocalDate> due) {
    this.ask = Objects.requireNonNull(ask, "ask");
    this.step = Objects.requireNonNull(step, "step");
    this.ticket = Objects.requireNonNull(ticket, "ticket");
    this.due = Objects.requireNonNull(due, "due");
  }

  @Override
  public RecordedAsk ask() {
    return ask;
  }

  /** How far it has come. */
  public Step step() {
    return step;
  }

  /** Under which it is kept; see {@link org.tongban.core.message.Receipt}. */
  public String ticket() {
    return ticket;
  }

  /** Last day of the answer, in China; when it was taken in now, and never else. */
  public Optional<LocalDate> due() {
    return due;
  }
}

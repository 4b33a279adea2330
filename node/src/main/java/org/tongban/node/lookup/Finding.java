package org.tongban.node.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.journal.RecordedAsk;
import org.tongban.core.message.Missing;
import org.tongban.core.message.Outcome;

/**
 * Proof that a register was read for a recorded ask, and what the node judged from it. The body is
 * neither checked against the contract nor cut yet. Made by {@link LookUps} only.
 */
public final class Finding implements LookedUp {
  private final RecordedAsk ask;
  private final Judgement judgement;

  Finding(RecordedAsk ask, Judgement judgement) {
    this.ask = Objects.requireNonNull(ask, "ask");
    this.judgement = Objects.requireNonNull(judgement, "judgement");
  }

  @Override
  public RecordedAsk ask() {
    return ask;
  }

  public Outcome outcome() {
    return judgement.outcome();
  }

  /** How fresh the register is, where it says so. */
  public Optional<Instant> asOf() {
    return judgement.asOf();
  }

  /** What the register could not give. */
  public List<Missing> missing() {
    return judgement.missing();
  }

  /** The answer's body; present only with POSITIVE, PARTIAL or NEGATIVE. */
  public Optional<JsonNode> body() {
    return judgement.body();
  }

  /** Names the outcome only: the rest can hold identities. */
  @Override
  public String toString() {
    return "Finding[" + judgement.outcome() + "]";
  }
}

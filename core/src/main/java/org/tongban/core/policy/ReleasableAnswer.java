package org.tongban.core.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.Missing;
import org.tongban.core.message.Outcome;

/**
 * An answer that holds nothing but what the asker may see; not yet signed. Made by {@link Policy}
 * only.
 */
public final class ReleasableAnswer {
  private final PermittedAsk permitted;
  private final Outcome outcome;
  private final Optional<Instant> asOf;
  private final List<Missing> missing;
  private final Optional<JsonNode> body;

  ReleasableAnswer(
      PermittedAsk permitted,
      Outcome outcome,
      Optional<Instant> asOf,
      List<Missing> missing,
      Optional<JsonNode> body) {
    this.permitted = Objects.requireNonNull(permitted, "permitted");
    this.outcome = Objects.requireNonNull(outcome, "outcome");
    this.asOf = Objects.requireNonNull(asOf, "asOf");
    this.missing = List.copyOf(missing);
    this.body = Objects.requireNonNull(body, "body");
  }

  /** The ask that is answered. */
  public PermittedAsk permitted() {
    return permitted;
  }

  public Outcome outcome() {
    return outcome;
  }

  /** When the register's content was true. */
  public Optional<Instant> asOf() {
    return asOf;
  }

  /** Parts that could not be given; names of contract fields, no content. */
  public List<Missing> missing() {
    return missing;
  }

  /** The permitted part of the body; empty unless the outcome carries facts. */
  public Optional<JsonNode> body() {
    return body;
  }
}

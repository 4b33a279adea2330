package org.tongban.node.batch;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.MessageId;
import org.tongban.node.store.ChunkClaims;

/** Sends a message once at a time, where word of it may have reached several. */
public final class ChunkTurns implements ChunkSender {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  private final ChunkSender sender;
  private final ChunkClaims claims;

  public ChunkTurns(ChunkSender sender, ChunkClaims claims) {
    this.sender = Objects.requireNonNull(sender, "sender");
    this.claims = Objects.requireNonNull(claims, "claims");
  }

  @Override
  public Optional<Duration> send(MessageId batch, int number) {
    return claims
        .alone(batch + "/" + number, () -> sender.send(batch, number))
        .orElse(Optional.of(LOOK_AGAIN));
  }
}

package org.tongban.node.watch;

import java.util.TreeMap;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.tongban.core.message.MemberCode;
import org.tongban.node.store.CosignatureBook;
import org.tongban.node.store.StoreException;
import org.tongban.node.store.TwoHistories;
import org.tongban.node.store.WitnessBook;
import org.tongban.node.witness.Checkpoints;

/**
 * How far the journal is bound by a signed checkpoint, who signed it when, and who contradicted
 * itself. None of that takes the node down: it can still record, and nobody gains by its silence.
 */
public final class JournalHealth implements HealthIndicator {
  private final Checkpoints checkpoints;
  private final WitnessBook book;
  private final CosignatureBook cosignatures;
  private final MemberCode self;

  public JournalHealth(
      Checkpoints checkpoints, WitnessBook book, CosignatureBook cosignatures, MemberCode self) {
    this.checkpoints = checkpoints;
    this.book = book;
    this.cosignatures = cosignatures;
    this.self = self;
  }

  @Override
  public Health health() {
    var health = Health.up();
    try {
      checkpoints
          .last()
          .ifPresent(
              last ->
                  health
                      .withDetail("checkpoint", last.checkpoint().size())
                      .withDetail("madeAt", last.at().toString()));
      var witnesses = new TreeMap<String, String>();
      cosignatures.lastSigned().forEach((member, at) -> witnesses.put(member, at.toString()));
      witnesses.remove(self.value());
      health.withDetail("witnesses", witnesses);
      var found = book.contradictions().stream().map(TwoHistories::toString).toList();
      if (!found.isEmpty()) {
        health.withDetail("twoHistories", found);
      }
    } catch (StoreException e) {
      health.withDetail("problem", e.getMessage());
    }
    checkpoints.problem().ifPresent(problem -> health.withDetail("problem", problem));
    return health.build();
  }
}

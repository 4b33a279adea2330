package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tongban.core.message.MessageId;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.later.PeerRests;

/** What waits for a node that is away rests, and all of it goes when the node is back. */
@WithFederation
class LaterRestIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MANY = 20;
  private final Federation federation;

  LaterRestIT(Federation federation) {
    this.federation = federation;
  }

  @AfterEach
  void settle() {
    federation.awaitNothing(QINGPU);
  }

  private static void until(BooleanSupplier there) throws InterruptedException {
    var end = Instant.now().plus(PATIENCE);
    while (!there.getAsBoolean() && Instant.now().isBefore(end)) {
      Thread.sleep(100);
    }
  }

  private long resting() {
    return federation.part(QINGPU, PeerRests.class).resting().getOrDefault(WUJIANG.code(), 0L);
  }

  private boolean open(MessageId exchange) {
    return federation.get(QINGPU, "/api/v1/exchanges/" + exchange + "/result").status() == 202;
  }

  /** How many asks left since then. */
  private long sent(long since) {
    return federation.journal(QINGPU).after(since).stream()
        .filter(entry -> entry.kind().equals("ASK_SENT"))
        .count();
  }

  @Test
  void oneAloneTriesWhileTheOthersRestAndAllGoWhenTheNodeIsBack() throws Exception {
    // Given
    var wujiang = federation.part(WUJIANG, CamelContext.class).getRouteController();
    wujiang.stopRoute("peer-listener");
    try {
      List<MessageId> waiting = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        waiting.add(federation.ask(QINGPU, LaterIT.means()).exchange());
      }
      until(() -> resting() >= MANY - 1);
      long since = federation.journal(QINGPU).head();

      // When: the longest pause is a second here
      var begun = Instant.now();
      Thread.sleep(5_000);
      long tries = sent(since);
      long rounds = Duration.between(begun, Instant.now()).toSeconds() + 2;

      // Then: one for each round, where twenty would have been twenty
      assertThat(resting()).isGreaterThanOrEqualTo(MANY - 1);
      assertThat(tries).isPositive().isLessThanOrEqualTo(rounds);

      // When
      wujiang.startRoute("peer-listener");
      until(() -> waiting.stream().noneMatch(this::open));

      // Then
      assertThat(waiting).noneMatch(this::open);
      assertThat(resting()).isZero();
    } finally {
      wujiang.startRoute("peer-listener");
    }
  }
}

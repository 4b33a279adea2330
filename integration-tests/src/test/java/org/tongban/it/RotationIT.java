package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Rotation;
import org.tongban.it.federation.Wish;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Region;

/**
 * Every key of two members is exchanged while they ask each other, and no exchange is lost. How
 * many exchanges: {@code -Dtongban.rotation.exchanges=2000}.
 */
@WithFederation
class RotationIT {
  private static final int EXCHANGES = Integer.getInteger("tongban.rotation.exchanges", 200);
  private static final int CALLERS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Federation federation;
  private final Rotation rotation;
  private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
  private final AtomicInteger begun = new AtomicInteger();
  private final Map<String, Integer> outcomes = new ConcurrentSkipListMap<>();

  RotationIT(Federation federation) {
    this.federation = federation;
    this.rotation = new Rotation(federation, List.of(QINGPU, JIASHAN));
  }

  @AfterEach
  void goBackToTheOldKeys() {
    callers.shutdownNow();
    rotation.undo();
  }

  @Test
  void noExchangeIsLostWhileEveryKeyIsExchanged() throws Exception {
    // Given
    var running = start();
    afterShareOf(1);

    // When
    rotation.publishBoth();
    afterShareOf(2);
    rotation.give(QINGPU);
    afterShareOf(3);
    rotation.give(JIASHAN);
    afterShareOf(4);
    var exchanged = List.of(rotation.isDone(QINGPU), rotation.isDone(JIASHAN));
    rotation.publishTheNewOnly();
    finish(running);

    // Then
    assertThat(exchanged).containsOnly(true);
    assertThat(outcomes).containsOnly(Map.entry("200 POSITIVE", EXCHANGES));
    assertThat(federation.journal(QINGPU).check().broken()).isEmpty();
  }

  private List<Future<?>> start() {
    var running = new ArrayList<Future<?>>();
    for (int i = 0; i < CALLERS; i++) {
      var from = i % 2 == 0 ? QINGPU : JIASHAN;
      running.add(callers.submit(() -> ask(from)));
    }
    return running;
  }

  /** In the open and encrypted, in turns. */
  private void ask(Region from) {
    var to = from == QINGPU ? JIASHAN : QINGPU;
    for (int i = begun.getAndIncrement(); i < EXCHANGES; i = begun.getAndIncrement()) {
      var wish =
          i % 3 == 0
              ? Wish.care(to.code(), KnownPeople.ELDER.in(to)).agreed()
              : Wish.assistance(to.code(), KnownPeople.ASSISTED.in(to));
      var reply = federation.ask(from, wish);
      var problem = reply.json().path("code").asText();
      outcomes.merge(
          (reply.status() + " " + reply.outcome() + " " + problem).strip(), 1, Integer::sum);
    }
  }

  /** Waits until so many fifths of the exchanges have begun. */
  private void afterShareOf(int fifths) throws InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (begun.get() < EXCHANGES * fifths / 5 && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private static void finish(List<Future<?>> running) throws Exception {
    for (var caller : running) {
      caller.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }
}

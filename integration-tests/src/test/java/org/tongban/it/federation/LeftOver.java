package org.tongban.it.federation;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.tongban.node.store.OwnLater;
import org.tongban.node.store.OwnLaterStore;
import org.tongban.node.store.Sent;
import org.tongban.node.store.SentStore;

/** What a test has a member ask and doesn't wait for. */
record LeftOver(OwnLaterStore own, SentStore sent) {
  private static final Duration LONGEST = Duration.ofSeconds(15);
  private static final int LOOKS = 3;

  /** What is only about to be sent, or to be noted as sent, is waited for first. */
  void giveUp() {
    var end = System.nanoTime() + LONGEST.toNanos();
    for (var calm = 0; calm < LOOKS && System.nanoTime() < end; ) {
      expire();
      calm = toSend() == 0 ? calm + 1 : 0;
      pause();
    }
    expire();
  }

  private long toSend() {
    return sent.count(Sent.State.QUEUED) + sent.count(Sent.State.WAITING);
  }

  private void expire() {
    var now = Clock.systemUTC().instant();
    // by no name anything is resumed, so these are all
    own.forgotten("")
        .forEach(
            one ->
                own.close(
                    one.exchange(),
                    OwnLater.State.EXPIRED,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    now));
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

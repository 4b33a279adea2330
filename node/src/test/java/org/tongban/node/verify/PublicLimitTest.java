package org.tongban.node.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/** How often strangers may have something checked. */
class PublicLimitTest {
  private final PublicLimit limit = new PublicLimit();

  private void ask(String address) {
    assertThat(limit.within(address, () -> "done")).isEqualTo("done");
  }

  @Test
  void oneAddressWaitsWithoutKeepingOthersAway() {
    // Given
    for (int i = 0; i < PublicLimit.PER_ADDRESS; i++) {
      ask("192.0.2.1");
    }

    // Then
    assertThatThrownBy(() -> ask("192.0.2.1"))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_MANY_ASKS));
    ask("192.0.2.2");
  }

  @Test
  void allTogetherAreLimitedToo() {
    // Given
    for (int i = 0; i < PublicLimit.ALL; i++) {
      ask("192.0.2." + i);
    }

    // Then
    assertThatThrownBy(() -> ask("198.51.100.1")).isInstanceOf(RefusedException.class);
  }

  @Test
  void onlyAFewAtOneTime() throws Exception {
    // Given
    var end = new CountDownLatch(1);
    var started = new CountDownLatch(3);
    var others = Executors.newFixedThreadPool(3);
    for (int i = 0; i < 3; i++) {
      var address = "192.0.2." + i;
      others.execute(() -> limit.within(address, () -> wait(started, end)));
    }
    started.await();

    // Then
    assertThatThrownBy(() -> ask("192.0.2.9"))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BUSY));
    end.countDown();
    others.shutdown();
  }

  private static boolean wait(CountDownLatch started, CountDownLatch end) {
    started.countDown();
    try {
      end.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

package org.tongban.node.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.tongban.core.message.Digest;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.store.StepTaken;

/** The same step gets the same answer, and the register is not told it again. */
class SameAnswerTest {
  private static final Digest ASKED = digest("{\"amount\":40,\"step\":\"RESERVE\"}");

  private final AtomicReference<StepTaken> kept = new AtomicReference<>();
  private final AtomicInteger taken = new AtomicInteger();
  private final SameAnswer.Memory memory =
      new SameAnswer.Memory() {
        @Override
        public Optional<StepTaken> find() {
          return Optional.ofNullable(kept.get());
        }

        @Override
        public void keep(StepTaken step) {
          kept.compareAndSet(null, step);
        }
      };

  private static Digest digest(String body) {
    return StepGuard.digest(StrictJson.parse(body.getBytes(StandardCharsets.UTF_8)));
  }

  private Optional<StepTaken> register() {
    var body = JsonNodeFactory.instance.objectNode().put("times", taken.incrementAndGet());
    return Optional.of(new StepTaken(ASKED, Outcome.POSITIVE, Optional.empty(), body));
  }

  @Test
  void theRegisterIsToldOnce() {
    // When
    var first = SameAnswer.take(memory, ASKED, this::register);
    var second = SameAnswer.take(memory, ASKED, this::register);

    // Then
    assertThat(second).isEqualTo(first);
    assertThat(taken).hasValue(1);
  }

  @Test
  void theOrderOfMembersSaysNothing() {
    // Given
    SameAnswer.take(memory, ASKED, this::register);

    // When
    var again = digest("{\"step\":\"RESERVE\",\"amount\":40}");

    // Then
    assertThat(SameAnswer.take(memory, again, this::register)).contains(kept.get());
  }

  @Test
  void theSameStepWithOtherContentIsRefused() {
    // Given
    SameAnswer.take(memory, ASKED, this::register);

    // When
    var more = digest("{\"step\":\"RESERVE\",\"amount\":4000}");

    // Then
    assertThatThrownBy(() -> SameAnswer.take(memory, more, this::register))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.STEP_ALTERED));
    assertThat(taken).hasValue(1);
  }

  @Test
  void whatTheRegisterKnowsNothingOfIsNotKept() {
    // When
    var nothing = SameAnswer.take(memory, ASKED, Optional::empty);

    // Then
    assertThat(nothing).isEmpty();
    assertThat(SameAnswer.take(memory, ASKED, this::register)).isPresent();
  }
}

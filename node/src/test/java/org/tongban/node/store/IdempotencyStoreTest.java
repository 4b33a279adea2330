package org.tongban.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

class IdempotencyStoreTest {
  private static final Duration WORK = Duration.ofMinutes(2);
  private static final Digest REQUEST = digest("request");
  private static Database database;

  private final String key = UUID.randomUUID().toString();
  private final IdempotencyStore store = storeAfter(Duration.ZERO);

  @BeforeAll
  static void startServer() {
    database = TestDatabases.fresh(8);
  }

  @AfterAll
  static void stopServer() {
    database.close();
  }

  @Test
  void gives_back_what_was_replied_the_first_time() {
    // Given
    var reply = new Claim.Repeated(200, Optional.of(MessageId.next()), Optional.empty());
    store.finish(fresh(store), reply);
    // When // Then
    assertThat(store.claim("clerk", key, REQUEST)).isEqualTo(reply);
  }

  @Test
  void gives_back_a_problem() {
    // Given
    var reply = new Claim.Repeated(422, Optional.empty(), Optional.of("{\"code\":\"吴江\"}"));
    store.finish(fresh(store), reply);
    // When // Then
    assertThat(store.claim("clerk", key, REQUEST)).isEqualTo(reply);
  }

  @Test
  void refuses_another_request_under_the_same_key() {
    // Given a finished and an unfinished one
    Claim.Fresh claim = fresh(store);
    assertRefused(Reason.IDEMPOTENCY_KEY_REUSED, () -> store.claim("clerk", key, digest("other")));
    store.finish(claim, new Claim.Repeated(200, Optional.empty(), Optional.empty()));
    // When // Then
    assertRefused(Reason.IDEMPOTENCY_KEY_REUSED, () -> store.claim("clerk", key, digest("other")));
  }

  @Test
  void says_that_the_first_request_is_at_work() {
    // Given
    fresh(store);
    // When // Then
    assertRefused(Reason.IDEMPOTENCY_IN_PROGRESS, () -> store.claim("clerk", key, REQUEST));
  }

  @Test
  void callers_do_not_share_keys() {
    // Given
    fresh(store);
    // When // Then
    assertThat(store.claim("another", key, digest("other"))).isInstanceOf(Claim.Fresh.class);
  }

  @Test
  void a_released_key_is_free() {
    // Given
    store.release(fresh(store));
    // When // Then
    assertThat(store.claim("clerk", key, digest("other"))).isInstanceOf(Claim.Fresh.class);
  }

  @Test
  void a_claim_of_a_dead_node_frees_itself_for_the_same_request() {
    // Given a claim that nobody finished
    Claim.Fresh dead = fresh(store);
    IdempotencyStore later = storeAfter(WORK);
    assertRefused(Reason.IDEMPOTENCY_KEY_REUSED, () -> later.claim("clerk", key, digest("other")));
    // When
    Claim.Fresh second = fresh(later);
    // Then the first one has no say any more
    assertThat(store.finish(dead, new Claim.Repeated(200, Optional.empty(), Optional.empty())))
        .isFalse();
    store.release(dead);
    assertThat(later.finish(second, new Claim.Repeated(503, Optional.empty(), Optional.empty())))
        .isTrue();
  }

  @Test
  void a_key_is_free_after_a_day() {
    // Given
    store.finish(fresh(store), new Claim.Repeated(200, Optional.empty(), Optional.empty()));
    // When // Then
    assertThat(storeAfter(Duration.ofHours(24).minusSeconds(1)).claim("clerk", key, REQUEST))
        .isInstanceOf(Claim.Repeated.class);
    assertThat(storeAfter(Duration.ofHours(24)).claim("clerk", key, digest("other")))
        .isInstanceOf(Claim.Fresh.class);
  }

  @Test
  void forgets_only_what_is_over() {
    // Given
    fresh(store);
    // When // Then
    assertThat(storeAfter(Duration.ofHours(24).minusSeconds(1)).purge()).isZero();
    assertThat(storeAfter(Duration.ofHours(24)).purge()).isPositive();
    assertThat(store.claim("clerk", key, REQUEST)).isInstanceOf(Claim.Fresh.class);
  }

  @Test
  void one_of_many_at_once_gets_the_key() {
    // When
    long fresh = IntStream.range(0, 40).parallel().filter(i -> getsIt(store)).count();
    // Then
    assertThat(fresh).isEqualTo(1);
  }

  private boolean getsIt(IdempotencyStore asked) {
    try {
      return asked.claim("clerk", key, REQUEST) instanceof Claim.Fresh;
    } catch (RefusedException e) {
      assertThat(e.reason()).isEqualTo(Reason.IDEMPOTENCY_IN_PROGRESS);
      return false;
    }
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "a b", "a\u0000", "吴江"})
  void refuses_a_key_that_is_none(String unusable) {
    assertRefused(Reason.IDEMPOTENCY_KEY_MISSING, () -> store.claim("clerk", unusable, REQUEST));
  }

  private Claim.Fresh fresh(IdempotencyStore asked) {
    Claim claim = asked.claim("clerk", key, REQUEST);
    assertThat(claim).isInstanceOf(Claim.Fresh.class);
    return (Claim.Fresh) claim;
  }

  private static IdempotencyStore storeAfter(Duration later) {
    return new IdempotencyStore(database.dataSource(), Clock.offset(Samples.CLOCK, later), WORK);
  }

  private static Digest digest(String text) {
    return Digest.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertRefused(Reason reason, Runnable action) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(action::run)
        .extracting(RefusedException::reason)
        .isEqualTo(reason);
  }
}

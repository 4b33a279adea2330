package org.tongban.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tongban.core.directory.ExampleDirectory.CLOCK;
import static org.tongban.core.directory.ExampleDirectory.JIASHAN;
import static org.tongban.core.directory.ExampleDirectory.QINGPU;
import static org.tongban.core.directory.ExampleDirectory.WUJIANG;
import static org.tongban.core.policy.Queries.CARE;
import static org.tongban.core.policy.Queries.marriage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.message.Actor;
import org.tongban.core.message.BasisType;
import org.tongban.core.policy.Queries.Query;
import org.tongban.core.policy.RateLimits.Asker;
import org.tongban.core.refusal.Hop;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.OpenedAsks;

class RateLimitsTest {
  private static final String RULES =
      """
      answers:
        - id: marriage
          description: marriages
          members: anyMember
          services: [certificate.marriage]
          purposes: [MARRIAGE_REGISTRATION]
          basis: [STATUTE]
          fields: contract%s
      asks:
        - id: window
          description: the window
          systems: anySystem
          units: anyUnit
          members: anyMember
          services: [certificate.marriage]
          purposes: [MARRIAGE_REGISTRATION]%s
      """;
  private static final String RULE_RATE = "\n    rate: 1/m";
  private static final Actor CLERK = new Actor("clerk", "civil-affairs", "op-1");

  private final AtomicLong nanos = new AtomicLong(-1);
  private final List<Asker> limited = new ArrayList<>();
  private final RateLimits limits =
      new RateLimits(
          Rate.parse("3/m"),
          Rate.parse("2/h"),
          Rate.parse("100/m"),
          Buckets.inMemory(nanos::get),
          nanos::get,
          limited::add);

  @ParameterizedTest
  @CsvSource({"10/s,10,PT1S", "60/m,60,PT1M", "500/h,500,PT1H", "2000/d,2000,P1D"})
  void readsRates(String text, int count, Duration per) {
    assertThat(Rate.parse(text)).isEqualTo(new Rate(count, per));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0/s", "-1/s", "10", "10/", "/s", "10/y", "10 / s", "12345678/s"})
  void refusesWhatIsNoRate(String text) {
    assertThatThrownBy(() -> Rate.parse(text)).hasMessage(Rate.RULE);
  }

  @Test
  void aCallerIsHeldBackAndToldHowLong() {
    // Given
    for (int i = 0; i < 3; i++) {
      limits.count(CLERK, 0);
    }

    // When
    var refused = catchThrowableOfType(RefusedException.class, () -> limits.count(CLERK, 0));

    // Then
    assertThat(refused.reason()).isEqualTo(Reason.TOO_MANY_ASKS);
    assertThat(refused.at(Hop.ASKING_NODE).retryAfter()).contains(Duration.ofSeconds(20));
    assertThat(limited).containsExactly(Asker.CALLER);
  }

  @Test
  void afterTheWaitTheNextOnePassesAndNoMore() {
    // Given
    for (int i = 0; i < 3; i++) {
      limits.count(CLERK, 0);
    }

    // When
    nanos.addAndGet(Duration.ofSeconds(20).toNanos());

    // Then
    assertThatCode(() -> limits.count(CLERK, 0)).doesNotThrowAnyException();
    assertThatThrownBy(() -> limits.count(CLERK, 0)).isInstanceOf(RefusedException.class);
  }

  @Test
  void nobodyIsHeldBackForAnother() {
    // Given
    for (int i = 0; i < 3; i++) {
      limits.count(CLERK, 0);
    }
    for (int i = 0; i < 2; i++) {
      limits.count(WUJIANG, CARE);
    }

    // When // Then
    assertThatCode(() -> limits.count(new Actor("clerk", "civil-affairs", "op-2"), 0))
        .doesNotThrowAnyException();
    assertThatCode(() -> limits.count(JIASHAN, CARE)).doesNotThrowAnyException();
    assertThatCode(() -> limits.count(WUJIANG, Queries.ASSISTANCE)).doesNotThrowAnyException();
    assertThatThrownBy(() -> limits.count(WUJIANG, CARE)).isInstanceOf(RefusedException.class);
    assertThat(limited).containsExactly(Asker.MEMBER);
  }

  @Test
  void whoPausedLongEnoughIsForgotten() {
    // Given
    for (int i = 0; i < 10_000; i++) {
      limits.count(new Actor("clerk", "civil-affairs", "op-" + i), 0);
    }
    nanos.addAndGet(Duration.ofMinutes(1).toNanos());

    // When
    limits.count(new Actor("clerk", "civil-affairs", "somebody-new"), 0);

    // Then
    assertThat(limits.remembered()).isLessThan(10);
  }

  @Test
  void ofManyAtOnceExactlySoManyPass() throws Exception {
    // Given
    var go = new CountDownLatch(1);
    var threads = Executors.newFixedThreadPool(8);
    var many =
        new RateLimits(
            Rate.parse("100/d"),
            Rate.parse("9/s"),
            Rate.parse("9/s"),
            Buckets.inMemory(nanos::get),
            nanos::get,
            asker -> {});
    Callable<Integer> caller =
        () -> {
          go.await();
          var passed = 0;
          for (int i = 0; i < 50; i++) {
            passed += passes(many) ? 1 : 0;
          }
          return passed;
        };
    var rounds = new ArrayList<Future<Integer>>();
    for (int i = 0; i < 8; i++) {
      rounds.add(threads.submit(caller));
    }

    // When
    go.countDown();
    var passed = 0;
    for (var round : rounds) {
      passed += round.get();
    }
    threads.shutdownNow();

    // Then
    assertThat(passed).isEqualTo(100);
  }

  private static boolean passes(RateLimits limits) {
    try {
      limits.count(CLERK, 0);
      return true;
    } catch (RefusedException e) {
      return false;
    }
  }

  @Test
  void aMemberThatAsksTooOftenIsRefused() {
    // Given
    var policy = policy("", "");
    permitted(policy);
    permitted(policy);

    // When // Then
    assertThat(refused(() -> permitted(policy))).isEqualTo(Reason.TOO_MANY_ASKS);
  }

  @Test
  void aMemberIsCountedAlsoWhereNoRulePermits() {
    // Given
    var policy = policy("", "");
    var query = marriage().of(CARE, "CARE_ADMISSION").on(BasisType.AUTHORIZATION);
    refused(() -> permitted(policy, query));
    refused(() -> permitted(policy, query));

    // When // Then
    assertThat(refused(() -> permitted(policy, query))).isEqualTo(Reason.TOO_MANY_ASKS);
  }

  @Test
  void aRuleMayLetAMemberAskLess() {
    // Given
    var policy = policy(RULE_RATE, "");
    permitted(policy);

    // When // Then
    assertThat(refused(() -> permitted(policy))).isEqualTo(Reason.TOO_MANY_ASKS);
  }

  @Test
  void ourOwnCallerThatAsksTooOftenIsRefusedBeforeAnythingElse() {
    // Given
    var policy = policy("", "");
    var draft = marriage().of(CARE, "CARE_ADMISSION").on(BasisType.AUTHORIZATION).draft();
    for (int i = 0; i < 3; i++) {
      refused(() -> policy.permit(Queries.valid(draft)));
    }

    // When // Then
    assertThat(refused(() -> policy.permit(Queries.valid(draft)))).isEqualTo(Reason.TOO_MANY_ASKS);
  }

  @Test
  void aRuleMayLetOurOwnCallerAskLess() {
    // Given
    var policy = policy("", RULE_RATE);
    var recipient = AccessRulesTest.directory().member(QINGPU).orElseThrow();
    var draft = policy.permit(Queries.valid(marriage().draft()));
    policy.address(draft, recipient);

    // When // Then
    assertThat(refused(() -> policy.address(draft, recipient))).isEqualTo(Reason.TOO_MANY_ASKS);
  }

  @Test
  void anotherRateInTheRulesCountsAfresh() {
    // Given
    var rate = new String[] {RULE_RATE};
    var policy =
        new Policy(
            () -> Queries.rules(RULES.formatted(rate[0], "")),
            QINGPU,
            AccessRulesTest::directory,
            CLOCK,
            Queries.LIMITS);
    permitted(policy);
    assertThat(refused(() -> permitted(policy))).isEqualTo(Reason.TOO_MANY_ASKS);

    // When
    rate[0] = "\n    rate: 2/m";

    // Then
    assertThatCode(() -> permitted(policy)).doesNotThrowAnyException();
  }

  private Policy policy(String answers, String asks) {
    var rules = Queries.rules(RULES.formatted(answers, asks));
    return new Policy(() -> rules, QINGPU, AccessRulesTest::directory, CLOCK, limits);
  }

  private static void permitted(Policy policy) {
    permitted(policy, marriage());
  }

  private static void permitted(Policy policy, Query query) {
    var ask = query.ask();
    policy.permit(OpenedAsks.of(ask), Queries.valid(ask));
  }

  private static Reason refused(Runnable query) {
    var refused = catchThrowableOfType(RefusedException.class, query::run);
    assertThat(refused).as("it was permitted").isNotNull();
    return refused.reason();
  }

  @Test
  void asksThatComeTogetherCountOneByOneAndApartFromSingleOnes() {
    // Given: 100 a minute, and a message that is more than what is left
    limits.countItems(WUJIANG, CARE, 60);
    limits.countItems(WUJIANG, CARE, 60);

    // Then: what comes next waits until that is made up for
    assertThatThrownBy(() -> limits.countItems(WUJIANG, CARE, 1))
        .isInstanceOf(RefusedException.class);
    assertThatCode(() -> limits.count(WUJIANG, CARE)).doesNotThrowAnyException();
    nanos.addAndGet(Duration.ofSeconds(13).toNanos());
    assertThatCode(() -> limits.countItems(WUJIANG, CARE, 1)).doesNotThrowAnyException();
  }

  @Test
  void questionsOfWitnessesCountForThemselvesAndForEachMember() {
    // Given
    limits.countWitness(WUJIANG);
    limits.countWitness(WUJIANG);

    // When
    assertThatThrownBy(() -> limits.countWitness(WUJIANG))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_MANY_ASKS));

    // Then
    assertThat(limited).containsExactly(Asker.MEMBER);
    assertThatCode(() -> limits.countWitness(JIASHAN)).doesNotThrowAnyException();
  }
}

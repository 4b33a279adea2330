package org.tongban.node.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.ServiceId;
import org.tongban.node.store.FanOut;
import org.tongban.node.store.FanOut.One;
import org.tongban.node.store.FanOut.State;

/** What may be concluded, for every combination of what three members can be found to have said. */
class ConclusionTest {
  private static final Instant BEGUN = Instant.parse("2026-11-22T02:00:00Z");
  private static final Instant DEADLINE = BEGUN.plusSeconds(30);
  private static final Instant AFTER = DEADLINE.plusMillis(1);
  private static final MemberCode MEMBER = new MemberCode("310118");
  private static final Set<Outcome> THERE = EnumSet.of(Outcome.POSITIVE, Outcome.PARTIAL);
  private static final Set<Outcome> NOT_THERE = EnumSet.of(Outcome.NEGATIVE, Outcome.NOT_FOUND);

  /** Each outcome that an answer can have, and every way in which there is none. */
  private static final List<One> STANDINGS =
      Stream.concat(
              Stream.of(Outcome.values()).map(ConclusionTest::answered),
              Stream.of(State.OPEN, State.WAITING, State.REFUSED, State.SILENT)
                  .map(ConclusionTest::without))
          .toList();

  private static One answered(Outcome outcome) {
    return one(State.ANSWERED, Optional.of(outcome));
  }

  private static One without(State state) {
    return one(state, Optional.empty());
  }

  private static One one(State state, Optional<Outcome> outcome) {
    return new One(
        MEMBER,
        MessageId.next(),
        state,
        true,
        outcome,
        Optional.empty(),
        Optional.of(BEGUN),
        Optional.empty());
  }

  /** All combinations, with repetition, in every order. */
  private static List<List<One>> combinations() {
    var all = new ArrayList<List<One>>();
    for (var first : STANDINGS) {
      for (var second : STANDINGS) {
        STANDINGS.forEach(third -> all.add(List.of(first, second, third)));
      }
    }
    return all;
  }

  private static boolean said(One one, Set<Outcome> what) {
    return one.outcome().filter(what::contains).isPresent();
  }

  @Test
  void nobodyHasItIsSaidOnlyWhereEveryMemberSaidSo() {
    assertThat(combinations())
        .hasSize(STANDINGS.size() * STANDINGS.size() * STANDINGS.size())
        .allSatisfy(
            members -> {
              boolean found = members.stream().anyMatch(one -> said(one, THERE));
              boolean none = members.stream().allMatch(one -> said(one, NOT_THERE));
              var expected =
                  found ? Conclusion.FOUND : none ? Conclusion.NOT_FOUND : Conclusion.UNDETERMINED;
              assertThat(Conclusion.of(members)).isEqualTo(expected);
            });
  }

  @Test
  void ofNobodyNothingIsConcluded() {
    assertThat(Conclusion.of(List.of())).isEqualTo(Conclusion.UNDETERMINED);
  }

  @Test
  void itRunsUntilTheDeadlineAndIsPartialWhileSomebodyIsSilent() {
    // Given
    var silent = fanOut(answered(Outcome.NOT_FOUND), without(State.WAITING));
    var over = fanOut(answered(Outcome.NOT_FOUND), without(State.SILENT));
    var all = fanOut(answered(Outcome.NOT_FOUND), without(State.REFUSED));

    // Then
    assertThat(Progress.of(silent, BEGUN)).isEqualTo(Progress.RUNNING);
    assertThat(Progress.of(silent, DEADLINE)).isEqualTo(Progress.PARTIAL);
    assertThat(Progress.of(silent, AFTER)).isEqualTo(Progress.PARTIAL);
    assertThat(Progress.of(over, BEGUN)).isEqualTo(Progress.PARTIAL);
    assertThat(Progress.of(all, BEGUN)).isEqualTo(Progress.COMPLETE);
  }

  private static FanOut fanOut(One... members) {
    return new FanOut(
        MessageId.next(),
        new ServiceId("rescue.identify"),
        new Actor("window", "unit-1", "op-1"),
        BEGUN,
        DEADLINE,
        LocalDate.of(2026, 11, 23),
        List.of(members));
  }
}

package org.tongban.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.ServiceId;
import org.tongban.node.store.FanOut;
import org.tongban.node.store.FanOut.One;
import org.tongban.node.store.FanOut.State;

/** What is told of a question to several members, and when. */
class FanOutEventsTest {
  private static final Instant BEGUN = Instant.parse("2026-11-22T02:00:00Z");
  private static final Instant DEADLINE = BEGUN.plusSeconds(30);
  private static final MemberCode SELF = new MemberCode("320509");
  private static final One PROMPT = one("310118", State.ANSWERED, BEGUN.plusSeconds(2));
  private static final One LATE = one("330421", State.ANSWERED, DEADLINE.plusSeconds(60));
  private static final One REFUSED = one("320500", State.REFUSED, BEGUN.plusSeconds(1));
  private static final One AWAITED = one("371402", State.WAITING, null);

  private static One one(String member, State state, Instant at) {
    return new One(
        new MemberCode(member),
        MessageId.next(),
        state,
        true,
        state == State.ANSWERED ? Optional.of(Outcome.NOT_FOUND) : Optional.empty(),
        state == State.REFUSED ? Optional.of("not-permitted") : Optional.empty(),
        Optional.ofNullable(at),
        Optional.empty());
  }

  private static FanOut fanOut(One... members) {
    return new FanOut(
        MessageId.parse("0199e0a0-0000-7000-8000-000000000001"),
        new ServiceId("rescue.identify"),
        new Actor("window", "unit-1", "op-1"),
        BEGUN,
        DEADLINE,
        LocalDate.of(2026, 11, 23),
        List.of(members));
  }

  private static List<String> types(FanOut fanOut, Instant now) {
    return FanOutEvents.of(fanOut, now).stream()
        .map(event -> event.type().replace("org.tongban.fan-out.", ""))
        .toList();
  }

  @Test
  void beforeTheDeadlineOnlyWhatCameIsTold() {
    assertThat(types(fanOut(PROMPT, REFUSED, AWAITED), BEGUN.plusSeconds(5)))
        .containsExactly("refused", "answered");
  }

  @Test
  void theDeadlineStandsBeforeWhatCameLate() {
    // Given
    var now = DEADLINE.plus(Duration.ofMinutes(2));

    // Then
    assertThat(types(fanOut(PROMPT, LATE, AWAITED), now))
        .containsExactly("answered", "deadline", "answered");
    assertThat(types(fanOut(PROMPT, LATE), now))
        .containsExactly("answered", "deadline", "answered", "ended");
  }

  @Test
  void whatWasCompleteInTimeEndsWithoutADeadline() {
    assertThat(types(fanOut(PROMPT, REFUSED), BEGUN.plusSeconds(3)))
        .containsExactly("refused", "answered", "ended");
    assertThat(types(fanOut(PROMPT, REFUSED), DEADLINE.plusSeconds(3)))
        .containsExactly("refused", "answered", "ended");
  }

  @Test
  void anEventIsOfTheFormOfCloudEventsAndHasNoWordOfThePerson() {
    // Given
    var fanOut = fanOut(LATE, AWAITED);

    // When
    var event = FanOutEvents.of(fanOut, DEADLINE.plusSeconds(90)).get(1).json(SELF, fanOut);

    // Then
    assertThat(event.path("specversion").asText()).isEqualTo("1.0");
    assertThat(event.path("id").asText()).isEqualTo(fanOut.id() + "/330421");
    assertThat(event.path("source").asText()).isEqualTo("urn:tongban:member:320509");
    assertThat(event.path("subject").asText()).isEqualTo(fanOut.id().toString());
    assertThat(event.path("time").asText()).isEqualTo("2026-11-22T02:01:30Z");
    assertThat(event.at("/data/late").asBoolean()).isTrue();
    assertThat(event.path("data").has("body")).isFalse();
  }
}

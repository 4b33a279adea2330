package org.tongban.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A receipt that says too much or too little can't be made. */
class ReceiptTest {
  /** Still the 21st in Greenwich, already the 22nd in China. */
  private static final Instant NOW = Instant.parse("2026-11-21T16:00:00Z");

  @ParameterizedTest(name = "{0}, ticket {1}, due {2}")
  @CsvSource({
    "ACCEPTED,WJ-1,2026-12-04",
    "RELAYED,,",
    "DELIVERED,WJ-1,",
    "RETRIEVED,WJ-1,",
    "EXPIRED,WJ-1,"
  })
  void eachStepSaysWhatBelongsToIt(Step step, String ticket, LocalDate due) {
    // When
    var receipt = receipt(step, ticket, due);

    // Then
    assertThat(receipt.step()).isEqualTo(step);
    assertThat(receipt.ticket()).isEqualTo(Optional.ofNullable(ticket));
    assertThat(receipt.due()).isEqualTo(Optional.ofNullable(due));
  }

  @ParameterizedTest(name = "{0}, ticket {1}, due {2}")
  @CsvSource({
    "ACCEPTED,,2026-12-04",
    "ACCEPTED,WJ-1,",
    "RELAYED,WJ-1,",
    "RELAYED,,2026-12-04",
    "DELIVERED,,",
    "DELIVERED,WJ-1,2026-12-04",
    "RETRIEVED,,",
    "RETRIEVED,WJ-1,2026-12-04",
    "EXPIRED,,",
    "EXPIRED,WJ-1,2026-12-04"
  })
  void aStepSaysNothingElseAndNothingLess(Step step, String ticket, LocalDate due) {
    // When // Then
    assertThatThrownBy(() -> receipt(step, ticket, due))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAnswerIsDueOnTheDayOfTheReceiptInChinaAtTheEarliest() {
    // Given
    var day = LocalDate.of(2026, 11, 22);

    // When // Then
    assertThat(receipt(Step.ACCEPTED, "WJ-1", day).due()).contains(day);
    assertThat(receipt(Step.ACCEPTED, "WJ-1", LocalDate.of(9999, 12, 31)).due()).isPresent();
    for (var wrong : new LocalDate[] {day.minusDays(1), LocalDate.of(10_000, 1, 1)}) {
      assertThatThrownBy(() -> receipt(Step.ACCEPTED, "WJ-1", wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aTicketTakesSixtyFourCharacters() {
    // When // Then
    assertThat(receipt(Step.EXPIRED, "x".repeat(64), null).ticket()).isPresent();
    assertThatThrownBy(() -> receipt(Step.EXPIRED, "x".repeat(65), null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "WJ 1", "WJ/1", "受理-1", "WJ\n1", "WJ１"})
  void aTicketHasNoOtherCharacters(String ticket) {
    // When // Then
    assertThatThrownBy(() -> receipt(Step.DELIVERED, ticket, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Receipt receipt(Step step, String ticket, LocalDate due) {
    return new Receipt(
        MessageId.next(),
        new MemberCode("320509"),
        new MemberCode("310118"),
        NOW,
        MessageId.next(),
        Digest.sha256("ask".getBytes(StandardCharsets.US_ASCII)),
        step,
        Optional.ofNullable(ticket),
        Optional.ofNullable(due));
  }
}

package org.tongban.node.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;

/** What a question to several may say of whom it asks, and until when. */
class FanOutRequestTest {
  private static FanOutRequest read(String json) {
    return FanOutRequest.read(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theRestIsWhatEachIsAsked() {
    // When
    var request = read("{\"purpose\":\"P\",\"members\":[\"310118\"],\"deadline\":\"PT5S\"}");

    // Then
    assertThat(request.members()).contains(List.of(new MemberCode("310118")));
    assertThat(request.deadline()).isEqualTo(Duration.ofSeconds(5));
    var asked = FanOutRequest.to(new MemberCode("310118"), request.bytes());
    assertThat(new String(asked, StandardCharsets.UTF_8))
        .isEqualTo("{\"purpose\":\"P\",\"to\":\"310118\"}");
  }

  @Test
  void withoutMembersAllAreMeantAndTheDeadlineIsHalfAMinute() {
    // When
    var request = read("{}");

    // Then
    assertThat(request.members()).isEmpty();
    assertThat(request.deadline()).isEqualTo(Duration.ofSeconds(30));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"to\": \"310118\"} | /to",
        "{\"members\": []} | /members",
        "{\"members\": \"310118\"} | /members",
        "{\"members\": null} | /members",
        "{\"members\": [\"310118\", \"31011\", 7, \"310118\"]} | /members/1 /members/2 /members/3",
        "{\"deadline\": \"30s\"} | /deadline",
        "{\"deadline\": \"PT0.9S\"} | /deadline",
        "{\"deadline\": \"PT-5S\"} | /deadline",
        "{\"deadline\": \"P1Y\"} | /deadline",
        "{\"deadline\": 30} | /deadline",
        "{\"to\": 1, \"members\": [], \"deadline\": \"\"} | /deadline /members /to"
      })
  void everythingThatIsWrongIsSaidAtOnce(String json, String pointers) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused ->
                assertThat(
                        refused.violations().stream()
                            .map(Violation::pointer)
                            .sorted()
                            .collect(Collectors.joining(" ")))
                    .isEqualTo(pointers));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "nonsense", "{\"a\":1,\"a\":2}"})
  void whatIsNoObjectIsMalformed(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.REQUEST_MALFORMED));
  }
}

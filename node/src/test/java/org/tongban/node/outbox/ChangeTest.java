package org.tongban.node.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;

/** A change is read with all that is wrong with it, and told to nobody under the same id. */
class ChangeTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  private static ObjectNode good() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("changeId", "019ab2f0-7c11-7d3e-9a41-0c5d2e8f6a01");
    json.putObject("subject").put("idNumber", "310199194003050029").put("name", "测试");
    json.put("eventType", "DEATH").put("occurredOn", "2026-11-23");
    return json;
  }

  private static RefusedException refused(ObjectNode json) {
    return catchThrowableOfType(
        RefusedException.class, () -> Change.read(StrictJson.write(json), TODAY));
  }

  @Test
  void aGoodOneIsRead() {
    var change = Change.read(StrictJson.write(good()), TODAY);
    assertThat(change.number()).isEqualTo("310199194003050029");
    assertThat(change.toString()).doesNotContain("310199194003050029").doesNotContain("测试");
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        argumentSet("no id", wrong("/changeId", j -> j.remove("changeId"))),
        argumentSet(
            "an id of capitals",
            wrong("/changeId", j -> j.put("changeId", "019AB2F0-7C11-7D3E-9A41-0C5D2E8F6A01"))),
        argumentSet("an id that is a number", wrong("/changeId", j -> j.put("changeId", 7))),
        argumentSet(
            "nobody", wrong("/subject/idNumber", j -> j.putObject("subject").put("name", "测试"))),
        argumentSet(
            "a wrong check character",
            wrong(
                "/subject/idNumber",
                j -> j.withObject("/subject").put("idNumber", "310199194003050020"))),
        argumentSet(
            "no name", wrong("/subject/name", j -> j.withObject("/subject").remove("name"))),
        argumentSet(
            "an empty name",
            wrong("/subject/name", j -> j.withObject("/subject").put("name", " "))),
        argumentSet(
            "a name that is too long",
            wrong("/subject/name", j -> j.withObject("/subject").put("name", "测".repeat(101)))),
        argumentSet(
            "something else of the person",
            wrong("/subject", j -> j.withObject("/subject").put("phone", "1"))),
        argumentSet("no type", wrong("/eventType", j -> j.remove("eventType"))),
        argumentSet("a type in Chinese", wrong("/eventType", j -> j.put("eventType", "死亡"))),
        argumentSet("no day", wrong("/occurredOn", j -> j.remove("occurredOn"))),
        argumentSet(
            "a day that does not exist",
            wrong("/occurredOn", j -> j.put("occurredOn", "2026-11-31"))),
        argumentSet("a day to come", wrong("/occurredOn", j -> j.put("occurredOn", "2026-11-24"))),
        argumentSet(
            "corrects and not how",
            wrong("/correction", j -> j.put("corrects", UUID.randomUUID().toString()))),
        argumentSet(
            "corrects somehow",
            wrong(
                "/correction",
                j -> j.put("corrects", UUID.randomUUID().toString()).put("correction", "MAYBE"))),
        argumentSet("something else", wrong("", j -> j.put("amount", 1))));
  }

  private static List<Object> wrong(String pointer, Consumer<ObjectNode> change) {
    var json = good();
    change.accept(json);
    return List.of(pointer, json);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void eachMistakeIsNamedByItsPlace(List<Object> given) {
    // When
    var refused = refused((ObjectNode) given.get(1));

    // Then
    assertThat(refused.reason()).isEqualTo(Reason.SCHEMA_VIOLATION);
    assertThat(refused.violations())
        .extracting(Violation::pointer)
        .containsExactly((String) given.get(0));
    assertThat(refused.getMessage()).doesNotContain("310199194003050029");
  }

  @Test
  void whatIsNoJsonIsSaidSo() {
    var no =
        catchThrowableOfType(
            RefusedException.class, () -> Change.read("{".getBytes(StandardCharsets.UTF_8), TODAY));
    assertThat(no.reason()).isEqualTo(Reason.REQUEST_MALFORMED);
  }

  @Test
  void eachSubscriptionIsToldByAnIdOfItsOwnThatIsAlwaysTheSame() {
    // Given
    var change = UUID.randomUUID();
    var one = UUID.randomUUID();

    // When // Then
    assertThat(Change.event(change, one)).isEqualTo(Change.event(change, one));
    assertThat(Change.event(change, one)).isNotEqualTo(Change.event(change, UUID.randomUUID()));
    assertThat(Change.event(change, one)).isNotEqualTo(Change.event(UUID.randomUUID(), one));
    assertThat(Change.event(change, one).version()).isEqualTo(8);
    assertThat(Change.event(change, one).variant()).isEqualTo(2);
  }
}

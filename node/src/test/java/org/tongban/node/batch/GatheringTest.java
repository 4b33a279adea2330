package org.tongban.node.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tongban.core.message.AnswerItem;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.StrictJson;
import org.tongban.node.store.BatchStore.Message;
import org.tongban.node.store.Chunk;

class GatheringTest {
  private static final Common COMMON =
      new Common(
          Map.of("purpose", "ASSISTANCE_REVIEW", "basisType", "STATUTE", "basisRef", "art. 58"));

  private final List<Message> messages = new ArrayList<>();

  private static ObjectNode row(String to) {
    return (ObjectNode)
        StrictJson.parse(
            ("{\"to\":\"" + to + "\",\"body\":{\"n\":1}}").getBytes(StandardCharsets.UTF_8));
  }

  private void add(Gathering gathering, long number, ObjectNode row) {
    gathering.add(number, Parted.of(COMMON.with(row), row));
  }

  private static JsonNode json(Message message) {
    return StrictJson.parse(message.request());
  }

  @Test
  void rowsOfOnePlaceGoTogetherUpToFiveHundred() {
    // Given
    var gathering = new Gathering(1 << 20, messages::add);
    for (int at = 1; at <= 1_100; at++) {
      add(gathering, at, row(at % 2 == 0 ? "310118" : "330421"));
    }

    // When
    gathering.end();

    // Then
    assertThat(messages)
        .extracting(message -> message.rows().size())
        .containsExactlyInAnyOrder(500, 500, 50, 50);
    assertThat(messages).allMatch(one -> json(one).path("items").size() == one.rows().size());
    assertThat(json(messages.get(0)).path("basis").path("ref").asText()).isEqualTo("art. 58");
  }

  @Test
  void aMessageIsNeverLargerThanItMayBe() {
    // Given
    var gathering = new Gathering(100, messages::add);

    // When: 22 bytes each
    for (int at = 1; at <= 20; at++) {
      add(gathering, at, row("310118"));
    }
    gathering.end();

    // Then
    assertThat(messages).hasSizeGreaterThan(3).allMatch(one -> one.request().length < 100 + 200);
  }

  @Test
  void manyPlacesAreNotAllHeldAtOnce() {
    // Given
    var gathering = new Gathering(1 << 20, messages::add);

    // When
    for (int at = 0; at < 200; at++) {
      add(gathering, at, row(String.valueOf(100_000 + at)));
    }

    // Then
    assertThat(messages).hasSize(200 - 64);
  }

  @Test
  void whatIsARowsOwnStaysTheRows() {
    // Given
    var gathering = new Gathering(1 << 20, messages::add);
    var own = row("310118").put("case", "A-7");
    own.putObject("basis").put("type", "AUTHORIZATION").put("ref", "SQ-1");

    // When
    add(gathering, 1, row("310118"));
    add(gathering, 2, own);
    gathering.end();

    // Then: those without a basis of their own must not get another's
    assertThat(messages).hasSize(2);
    var second = json(messages.get(1));
    assertThat(second.at("/items/0/basis/ref").asText()).isEqualTo("SQ-1");
    assertThat(second.at("/items/0/case").asText()).isEqualTo("A-7");
    assertThat(second.at("/basis/ref").asText()).isEqualTo("SQ-1");
    assertThat(json(messages.get(0)).at("/basis/ref").asText()).isEqualTo("art. 58");
  }

  @Test
  void whatMayPassIsAskedAgainAloneAndWhileThereIsTime() {
    // Given
    var gathering = new Gathering(1 << 20, messages::add);
    for (long at = 11; at <= 14; at++) {
      add(gathering, at, row("310118").put("case", "C-" + at));
    }
    gathering.end();
    var chunk =
        new Chunk(
            MessageId.next(),
            0,
            messages.get(0).rows(),
            MessageId.next(),
            Chunk.State.OPEN,
            0,
            false,
            Optional.empty());
    var sent = new SentMessage(chunk, messages.get(0).request());
    var answers =
        List.of(
            answer(Outcome.NOT_FOUND, null),
            answer(Outcome.ERROR, "register-unavailable"),
            answer(Outcome.REFUSED, "not-permitted"),
            answer(Outcome.REFUSED, "too-many-asks"));

    // When
    var first = sent.outcomes(answers, true);
    var last = sent.outcomes(answers, false);

    // Then
    assertThat(first.answered()).isEqualTo(1);
    assertThat(first.refused()).isEqualTo(1);
    assertThat(first.failed()).isZero();
    assertThat(first.again()).hasSize(1);
    assertThat(first.again().get(0).rows()).containsExactly(12L, 14L);
    assertThat(json(first.again().get(0)).at("/items/1/case").asText()).isEqualTo("C-14");
    assertThat(last.again()).isEmpty();
    assertThat(last.refused()).isEqualTo(2);
    assertThat(last.failed()).isEqualTo(1);

    // When: it was too much for the region
    var halves = sent.halves();

    // Then
    assertThat(halves)
        .extracting(Message::rows)
        .containsExactly(List.of(11L, 12L), List.of(13L, 14L));
    assertThat(json(halves.get(1)).path("items")).hasSize(2);
    assertThat(json(halves.get(1)).at("/items/0/case").asText()).isEqualTo("C-13");
  }

  private static AnswerItem answer(Outcome outcome, String reason) {
    return new AnswerItem(
        Digest.sha256(new byte[0]),
        outcome,
        Optional.ofNullable(reason),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }
}

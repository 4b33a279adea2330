package org.tongban.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.catalogue.TwoPhase.State;
import org.tongban.core.catalogue.TwoPhase.Step;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.message.StrictJson;

/** The block of a contract that says how the steps of a transaction stand in its messages. */
class TwoPhaseTest {
  private static final String CONTRACT = "appointment/book/1.0/contract.yaml";
  private static final String ID = "0193a5c0-3333-7abc-8def-0123456789ab";

  @TempDir Path folder;
  private SchemaFolder schemas;

  @BeforeEach
  void twoServices() throws IOException {
    schemas = SchemaFolder.copy(folder);
    for (var service : List.of("appointment/book", "timebank/transfer")) {
      var from = Examples.SCHEMAS.resolve(service).toAbsolutePath();
      schemas.copyFolder(from.toString(), service);
    }
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("no block", "twoPhase:", "#", "always and only"),
        mistake("a block of a sync service", "interaction: two-phase", "interaction: sync", "only"),
        mistake("unknown key", "reference: /holdRef}\n  answer", "ref: /holdRef}\n  answer", "ref"),
        mistake("step left out", "offer: OFFER, ", "", "steps must name the values of /step"),
        mistake("step that is none", "cancel: RELEASE", "cancel: UNDO", "[CONFIRM, HOLD, OFFER"),
        mistake("state left out", "offered: OFFERED, ", "", "states must name the values of"),
        mistake("two states in one", "cancelled: RELEASED", "cancelled: HELD", "have one value"),
        mistake("id of no ask", "id: /appointmentId, ref", "id: /id, ref", "require /id"),
        mistake("id of no answer", "id: /appointmentId, state", "id: /id, state", "require /id"),
        mistake("reference of no ask", "/holdRef}\n", "/hold}\n", "ask schema has no /hold"),
        mistake("wish of no ask", "/holdRef}\n", "/holdRef, expiresAt: /at}\n", "no /at"),
        mistake("end of no answer", "expiresAt: /expiresAt", "expiresAt: /at", "no /at"),
        mistake("pointer to below", "state: /state", "state: /slot/state", "twoPhase/answer/state"),
        mistake(
            "state not permitted",
            "[appointmentId, state, slots",
            "[appointmentId, slots",
            "MARRIAGE_REGISTRATION may not see state"));
  }

  private static Arguments mistake(String name, String from, String to, String problem) {
    return Arguments.argumentSet(name, from, to, problem);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsNamed(String from, String to, String problem) throws IOException {
    // Given
    if (from.equals("twoPhase:")) {
      schemas.edit(CONTRACT, block(), "");
    } else {
      schemas.edit(CONTRACT, from, to);
    }

    // When
    var faults = catchThrowableOfType(CatalogueException.class, schemas::load).problems();

    // Then
    assertThat(faults).anyMatch(text -> text.startsWith(CONTRACT) && text.contains(problem));
  }

  private String block() throws IOException {
    var text = java.nio.file.Files.readString(folder.resolve(CONTRACT), StandardCharsets.UTF_8);
    return text.substring(text.indexOf("twoPhase:"), text.indexOf("# What each outcome"));
  }

  @Test
  void aBookingSaysInItsOwnWordsWhatATransactionIs() {
    // Given
    var block = block("appointment.book");
    var own = JsonNodeFactory.instance.objectNode().put("slotId", "S-1");

    // When
    var hold = block.body(Step.RESERVE, own, ID, Optional.empty());
    var release =
        block.body(
            Step.CANCEL, JsonNodeFactory.instance.objectNode(), ID, Optional.of("HOLD-5521"));

    // Then
    assertThat(hold.toString())
        .isEqualTo("{\"slotId\":\"S-1\",\"step\":\"HOLD\",\"appointmentId\":\"" + ID + "\"}");
    assertThat(release.path("holdRef").asText()).isEqualTo("HOLD-5521");
    assertThat(block.step(hold)).contains(Step.RESERVE);
    assertThat(block.id(hold)).isEqualTo(ID);
    assertThat(own.size()).isEqualTo(1);
  }

  @Test
  void anAnswerIsReadByItsMeaning() {
    // Given
    var block = block("timebank.transfer");
    var answer =
        StrictJson.parse(
            ("{\"transferId\":\""
                    + ID
                    + "\",\"state\":\"RESERVED\",\"reservationRef\":\"R-1\","
                    + "\"expiresAt\":\"2026-11-23T18:00:00+08:00\",\"obstacle\":\"OVER_CAP\"}")
                .getBytes(StandardCharsets.UTF_8));

    // Then
    assertThat(block.state(answer)).contains(State.RESERVED);
    assertThat(block.reference(answer)).contains("R-1");
    assertThat(block.expires(answer)).contains(Instant.parse("2026-11-23T10:00:00Z"));
    assertThat(block.obstacle(answer)).contains("OVER_CAP");
    assertThat(block.about(answer, ID)).isTrue();
    assertThat(block.about(answer, "another")).isFalse();
    assertThat(block.state(JsonNodeFactory.instance.objectNode())).isEmpty();
  }

  private TwoPhase block(String service) {
    return schemas
        .load()
        .find(new ServiceId(service), new ServiceVersion(1, 0))
        .flatMap(Contract::twoPhase)
        .orElseThrow();
  }
}

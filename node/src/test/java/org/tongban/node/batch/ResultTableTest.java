package org.tongban.node.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.message.AnswerItem;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Missing;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.StrictJson;

class ResultTableTest {
  private static final MessageId EXCHANGE = MessageId.next();
  private final ResultTable table =
      ResultTable.of(
          Catalogue.load(Path.of("..", "schemas"))
              .newest(new ServiceId("assistance.status"))
              .orElseThrow());

  @Test
  void eachThingThatAnAnswerSaysHasItsColumn() {
    // Given
    var body = json("{\"status\":\"APPROVED\",\"competentAuthority\":{\"name\":\"民政局\"}}");
    var answer =
        new AnswerItem(
            Digest.sha256(new byte[0]),
            Outcome.PARTIAL,
            Optional.empty(),
            Optional.of(Instant.parse("2026-11-22T00:00:00Z")),
            List.of(new Missing("amountBand", "NOT_CONNECTED")),
            Optional.of(body));

    // When
    var cells = table.cells(new RowResult(7, EXCHANGE, 3, Optional.of(answer), Optional.empty()));

    // Then
    assertThat(cells).hasSameSizeAs(table.columns());
    assertThat(cell(cells, "row")).isEqualTo("7");
    assertThat(cell(cells, "outcome")).isEqualTo("PARTIAL");
    assertThat(cell(cells, "asOf")).isEqualTo("2026-11-22T00:00:00Z");
    assertThat(cell(cells, "missing")).isEqualTo("amountBand:NOT_CONNECTED");
    assertThat(cell(cells, "item")).isEqualTo("3");
    assertThat(cell(cells, "status")).isEqualTo("APPROVED");
    assertThat(cell(cells, "competentAuthority")).isEqualTo("{\"name\":\"民政局\"}");
    assertThat(cell(cells, "category")).isEmpty();
  }

  @Test
  void whatWasNotAnsweredSaysWhyAndNothingElse() {
    // When
    var cells =
        table.cells(
            new RowResult(8, EXCHANGE, 0, Optional.empty(), Optional.of("peer-unreachable")));

    // Then
    assertThat(cell(cells, "reason")).isEqualTo("peer-unreachable");
    assertThat(cell(cells, "outcome")).isEmpty();
    assertThat(cells).filteredOn(cell -> !cell.isEmpty()).hasSize(4);
  }

  private String cell(List<String> cells, String column) {
    return cells.get(table.columns().indexOf(column));
  }

  private static JsonNode json(String text) {
    return StrictJson.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}

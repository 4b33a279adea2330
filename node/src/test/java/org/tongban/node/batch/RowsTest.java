package org.tongban.node.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.refusal.RefusedException;

class RowsTest {
  private static final Charset GB = Charset.forName("GB18030");
  private static final Map<String, String> NAMES =
      Columns.given("姓名=/subject/name; 证号=/subject/idNumber;备注=case");

  private static List<Row> all(Rows rows) throws IOException {
    var all = new ArrayList<Row>();
    for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
      all.add(row.get());
    }
    return all;
  }

  private static List<Row> lines(byte[] bytes) throws IOException {
    return all(new JsonRows(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8));
  }

  private static List<Row> lines(String text) throws IOException {
    return lines(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Row> table(String text, Charset in, Charset as) throws IOException {
    return all(new CsvRows(new ByteArrayInputStream(text.getBytes(in)), as, NAMES));
  }

  private static List<Row> table(String text) throws IOException {
    return table(text, StandardCharsets.UTF_8, StandardCharsets.UTF_8);
  }

  @Test
  void aLineThatCanNotBeReadStopsNoOther() throws IOException {
    // Given: a mark, a good line, broken ones, an empty one, and a good one without its end
    var text =
        "\uFEFF{\"to\":\"310118\"}\n{\n[1]\n\n" + "x".repeat(70_000) + "\n{\"to\":\"330421\"}";

    // When
    var rows = lines(text);

    // Then
    assertThat(rows).extracting(Row::number).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(rows)
        .extracting(row -> row.json().isPresent())
        .containsExactly(true, false, false, false, true);
    assertThat(rows.get(3).faults().get(0).message()).contains("65536");
  }

  @Test
  void aLineOfAnotherEncodingIsNamed() throws IOException {
    // Given
    var bytes = "{\"a\":\"姓名\"}\n{}".getBytes(GB);

    // Then
    assertThat(lines(bytes)).extracting(row -> row.json().isPresent()).containsExactly(false, true);
  }

  @Test
  void cellsGoWhereTheirColumnSays() throws IOException {
    // When
    var rows = table("\uFEFFto,姓名,证号,备注\r\n310118,\"沈,桂芳\",12345,\r\n\r\n");

    // Then: an empty cell says nothing, and a blank line is no row
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).json().orElseThrow().toString())
        .isEqualTo(
            "{\"body\":{\"subject\":{\"name\":\"沈,桂芳\",\"idNumber\":\"12345\"}},\"to\":\"310118\"}");
  }

  @Test
  void aTableOfTheOldEncodingIsReadAsSuch() throws IOException {
    // Given: characters of two and of four bytes
    var rows = table("to,姓名\n310118,陆𠮷明\n", GB, GB);

    // Then
    assertThat(rows.get(0).json().orElseThrow().at("/body/subject/name").asText())
        .isEqualTo("陆𠮷明");
  }

  @Test
  void aRowWithAnotherNumberOfCellsIsNamed() throws IOException {
    // When
    var rows = table("to,姓名\n310118\n310118,沈桂芳\n");

    // Then
    assertThat(rows).extracting(row -> row.json().isPresent()).containsExactly(false, true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "310199197503120103,沈桂芳\n",
        "to,to\n",
        "to,/a/../b\n",
        "to,姓名,/subject/name\n310118,a,b\n"
      })
  void aHeaderThatSaysNothingIsRefusedWithoutTellingIt(String text) {
    assertThatThrownBy(() -> table(text))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.violations().toString()).doesNotContain("沈桂芳", "310199"));
  }

  @ParameterizedTest
  @CsvSource({"another encoding, '姓名'", "is no CSV, '\"a\"b'"})
  void whereTheNextRowBeginsNobodyCanSayTheTableEnds(String rule, String cell) {
    // Given: a good row, and one that can't be read
    var text = "to,姓名\n310118,a\n310118," + cell + "\n";

    // Then
    assertThatThrownBy(() -> table(text.replace("to,姓名", "to,case"), GB, StandardCharsets.UTF_8))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.violations().toString()).contains("/rows/").contains(rule));
  }

  @Test
  void aCellWithoutItsEndIsNotReadToTheEnd() {
    // Given
    var text = "to,case\n310118,\"" + "x,\n".repeat(100_000);

    // Then
    assertThatThrownBy(() -> table(text))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.violations().toString()).contains("quotation mark"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"姓名", "姓名=", "=case", "姓名=name", "姓名=/a//b", "a=to;b"})
  void aPlaceThatIsNoneIsRefused(String columns) {
    assertThatThrownBy(() -> Columns.given(columns)).isInstanceOf(RefusedException.class);
  }
}

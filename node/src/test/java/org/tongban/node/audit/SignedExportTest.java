package org.tongban.node.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a spreadsheet makes of a cell. */
class SignedExportTest {
  @ParameterizedTest
  @CsvSource({
    "=HYPERLINK(1), '''=HYPERLINK(1)'",
    "+1, '''+1'",
    "-1, '''-1'",
    "@x, '''@x'",
    "assistance-review, assistance-review",
    "吴江 may ask, 吴江 may ask"
  })
  void noCellIsAFormula(String text, String cell) {
    assertThat(SpreadsheetText.harmless(text)).isEqualTo(cell);
  }
}

package org.tongban.node.console.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongban.core.refusal.RefusedException;

/** The form of a file is seen from what is in it. */
class UploadTest {
  @ParameterizedTest
  @CsvSource({
    "姓名, UTF-8, true",
    "姓名, GB18030, true",
    "{\"姓名\":1}, UTF-8, false",
    "'  {\"姓名\":1}', GB18030, false",
    "\ufeff{}, UTF-8, false",
    "\ufeff姓名, UTF-8, true"
  })
  void aTableOrLinesInEitherEncoding(String text, String charset, boolean table) {
    // When
    var form = Upload.form(text.getBytes(Charset.forName(charset)), "a=to");

    // Then
    assertThat(form.table()).isEqualTo(table);
    assertThat(form.charset()).isEqualTo(Charset.forName(charset));
    assertThat(form.columns()).isEqualTo("a=to");
  }

  @Test
  void noFileAndAWorkbookAreTold() {
    // Then
    assertThatThrownBy(() -> Upload.form(new byte[0], "")).isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> Upload.form(new byte[] {'P', 'K', 3, 4}, ""))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.violations().get(0).message()).contains("CSV"));
  }
}

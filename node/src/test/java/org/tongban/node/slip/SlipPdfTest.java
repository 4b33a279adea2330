package org.tongban.node.slip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names come out of the printed slip as they went in, with fonts that lie in the file. */
class SlipPdfTest {
  private static final List<String> PLACES =
      List.of(
          "title",
          "exchange",
          "federation",
          "outcome",
          "meaning",
          "limits.label",
          "limits",
          "code.note",
          "proof.note");

  private static byte[] print(String name) {
    var texts = new HashMap<String, String>();
    PLACES.forEach(place -> texts.put(place, "核验"));
    var rows = List.of(Map.entry("被核验人", name));
    return SlipPdf.print(new SlipPage(texts, rows, "https://a.example/verify#a.b.c"));
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "㼆",
        "𠮷野",
        "龘靐齉",
        "𫖯𬱖",
        "阿卜杜拉·买买提",
        "O'Neill & <Söhne> {{code}} $1",
        "古丽巴哈尔·阿卜杜热合曼·买买提伊明·艾山江·吐尔逊·热依汗古丽·阿依古丽·帕提古丽·麦麦提"
      })
  void aNameComesOutUnchanged(String name) throws IOException {
    // When
    var text = text(print(name));

    // Then
    assertThat(text.replaceAll("\\s", "")).contains(name.replaceAll("\\s", ""));
  }

  @Test
  void whatNoFontHasIsPrintedAsItsNumber() throws IOException {
    assertThat(text(print("王𮯠\n"))).contains("王⟦U+2EBE0⟧⟦U+000A⟧");
  }

  @Test
  void everyFontLiesInTheFileAndOnlyItsUsedLetters() throws IOException {
    // Given
    var pdf = print("王𠮷A");

    // Then
    try (var document = Loader.loadPDF(pdf)) {
      assertThat(fonts(document)).isNotEmpty().allMatch(PDFont::isEmbedded);
    }
    assertThat(pdf.length).isLessThan(100_000);
  }

  private static List<PDFont> fonts(PDDocument document) {
    var resources = document.getPage(0).getResources();
    return StreamSupport.stream(resources.getFontNames().spliterator(), false)
        .map(
            name -> {
              try {
                return resources.getFont(name);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            })
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"320599199106150037, **************0037", "123, ***", "'', ''", "𠮷12345, **2345"})
  void aNumberIsShownByItsLastFourOnly(String number, String shown) {
    assertThat(SlipWords.masked(number)).isEqualTo(shown);
  }
}

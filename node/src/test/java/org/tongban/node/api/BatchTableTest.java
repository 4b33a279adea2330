package org.tongban.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in cells is what spreadsheets show, and is never run. */
class BatchTableTest {
  private static final List<String> NAMES =
      List.of(
          "㼆𠮷龘",
          "阿依古丽·买买提",
          "艾".repeat(50),
          "<script>alert(1)</script>",
          "=HYPERLINK(1)",
          "010",
          " \"a,b\"\n");

  @TempDir Path folder;

  private List<String> cells(byte[] book) throws Exception {
    // the writer gives sizes at the file's end only, where a stream is too late
    var file = Files.write(folder.resolve("a.xlsx"), book).toFile();
    try (var zip = new ZipFile(file)) {
      var sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"));
      var xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(sheet);
      assertThat(xml.getElementsByTagName("f").getLength()).isZero();
      var texts = xml.getElementsByTagName("c");
      var cells = new ArrayList<String>();
      for (int i = 0; i < texts.getLength(); i++) {
        cells.add(texts.item(i).getTextContent());
      }
      return cells;
    }
  }

  @Test
  void aWorkbookHoldsNamesUnchangedAndAsText() throws Exception {
    // Given
    var columns = NAMES.stream().map(name -> "column").toList();
    var out = new ByteArrayOutputStream();

    // When
    new BatchTable(columns, List.of(NAMES).iterator()).write(BatchTable.XLSX, out);

    // Then
    assertThat(cells(out.toByteArray()).subList(NAMES.size(), 2 * NAMES.size())).isEqualTo(NAMES);
  }
}

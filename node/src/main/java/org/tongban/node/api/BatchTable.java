package org.tongban.node.api;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.tongban.node.audit.SpreadsheetText;

/** Writes rows for spreadsheets, one by one as they are read. */
final class BatchTable {
  static final String CSV = "text/csv";
  static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /** Rows of a sheet that are held before they leave. */
  private static final int HELD = 500;

  private final List<String> columns;
  private final Iterator<List<String>> rows;

  BatchTable(List<String> columns, Iterator<List<String>> rows) {
    this.columns = List.copyOf(columns);
    this.rows = rows;
  }

  /**
   * @param type {@link #CSV} or {@link #XLSX}
   */
  void write(String type, OutputStream out) throws IOException {
    if (type.equals(XLSX)) {
      sheet(out);
    } else {
      csv(out);
    }
  }

  /** With a byte order mark, by which spreadsheets know UTF-8. */
  private void csv(OutputStream out) throws IOException {
    var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    text.write('\ufeff');
    try (var csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
      csv.printRecord(columns);
      while (rows.hasNext()) {
        csv.printRecord(rows.next().stream().map(SpreadsheetText::harmless));
      }
    }
  }

  /** Every cell is text, so nothing in it is taken for a formula or loses digits. */
  private void sheet(OutputStream out) throws IOException {
    try (var book = new Workbook(out, "Tongban", "1.0")) {
      var sheet = book.newWorksheet("results");
      put(sheet, 0, columns);
      for (int at = 1; rows.hasNext(); at++) {
        put(sheet, at, rows.next());
        if (at % HELD == 0) {
          sheet.flush();
        }
      }
      sheet.finish();
    }
  }

  private static void put(Worksheet sheet, int row, List<String> cells) {
    for (int column = 0; column < cells.size(); column++) {
      sheet.inlineString(row, column, cells.get(column));
    }
  }
}

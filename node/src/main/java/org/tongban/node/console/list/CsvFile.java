package org.tongban.node.console.list;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.tongban.node.audit.SpreadsheetText;

/**
 * All rows that the filter of a table finds, as CSV (RFC 4180, UTF-8 with a byte order mark),
 * written while they are read. No cell is taken for a formula.
 */
public final class CsvFile {
  private static final int PAGE = TableState.SIZES.get(TableState.SIZES.size() - 1);

  private CsvFile() {}

  /**
   * Writes it as the whole reply.
   *
   * @param name of the file, without its ending
   * @param head names of the columns
   * @param pages the table, a page at a time
   * @param cells of a row
   */
  public static <T> void write(
      HttpServletResponse response,
      String name,
      List<String> head,
      TableState filter,
      Function<TableState, Listing<T>> pages,
      Function<T, List<String>> cells)
      throws IOException {
    response.setContentType("text/csv;charset=UTF-8");
    var file = ContentDisposition.attachment().filename(name + ".csv").build();
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, file.toString());
    var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
    write(out, head, filter, pages, cells);
    out.flush();
  }

  static <T> void write(
      Writer out,
      List<String> head,
      TableState filter,
      Function<TableState, Listing<T>> pages,
      Function<T, List<String>> cells)
      throws IOException {
    out.write('\uFEFF');
    var csv = new CSVPrinter(out, CSVFormat.RFC4180);
    csv.printRecord(head);
    var before = List.<T>of();
    var page = pages.apply(filter.whole(1, PAGE));
    while (true) {
      for (var row : page.rows()) {
        // what came in at the top since has moved rows down that were written already
        if (!before.contains(row)) {
          csv.printRecord(cells.apply(row).stream().map(SpreadsheetText::harmless).toList());
        }
      }
      if (page.last()) {
        return;
      }
      before = page.rows();
      page = pages.apply(filter.whole(page.state().page() + 1, PAGE));
    }
  }
}

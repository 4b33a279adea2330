package org.tongban.node.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.tongban.node.console.list.CsvFile;
import org.tongban.node.console.list.Listing;
import org.tongban.node.console.list.TableState;
import org.tongban.node.console.list.TableStates;
import org.tongban.node.console.user.Act;
import org.tongban.node.console.user.Operations;

/** Gives tables away as files, once that is kept. */
public final class TableExport {
  private final Operations operations;

  TableExport(Operations operations) {
    this.operations = operations;
  }

  /**
   * Writes what the filter of the request finds as the whole reply.
   *
   * @param table its name, for the file and the operation log
   */
  public <T> void write(
      HttpServletRequest request,
      HttpServletResponse response,
      String table,
      List<String> head,
      Function<TableState, Listing<T>> pages,
      Function<T, List<String>> cells)
      throws IOException {
    var filter = TableStates.of(request);
    // not the words themselves: people may type anything there
    var detail = filter.query().isEmpty() ? "" : "filter";
    operations.keep(request.getUserPrincipal().getName(), Act.TABLE_EXPORTED, table, detail);
    CsvFile.write(response, "tongban-" + table, head, filter, pages, cells);
  }
}

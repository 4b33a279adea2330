package org.tongban.node.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.tongban.core.message.StrictJson;
import org.tongban.node.batch.BatchResults;
import org.tongban.node.batch.RowResult;
import org.tongban.node.store.Batch;
import org.tongban.node.store.BatchBook.Fault;

/** What became of the rows of a batch, as files that are written while they are read. */
public final class BatchFiles {
  private static final List<String> FAULTS = List.of("row", "pointer", "message");

  private final BatchResults results;

  public BatchFiles(BatchResults results) {
    this.results = Objects.requireNonNull(results, "results");
  }

  /** The forms of a file. */
  public enum Kind {
    /** A JSON document in each line. */
    NDJSON("application/x-ndjson"),
    CSV(BatchTable.CSV),
    XLSX(BatchTable.XLSX);

    private final String type;

    Kind(String type) {
      this.type = type;
    }

    /** Media type, without a parameter. */
    public String type() {
      return type;
    }

    /** What a response says of it. */
    public String contentType() {
      return this == CSV ? type + ";charset=UTF-8" : type;
    }

    /** The kind of that name, in whatever case. */
    public static Optional<Kind> find(String name) {
      return Arrays.stream(values()).filter(one -> one.name().equalsIgnoreCase(name)).findFirst();
    }
  }

  /** A file that isn't written yet. */
  @FunctionalInterface
  public interface Unwritten {
    void write(OutputStream out) throws IOException;
  }

  /**
   * Every row that is settled.
   *
   * @param numbered gives a row the number that its reader knows it by
   * @throws org.tongban.core.refusal.RefusedException {@code VERSION_NOT_ACCEPTED} for a table of a
   *     contract that the node doesn't have any more
   */
  public Unwritten results(Batch batch, Kind kind, UnaryOperator<RowResult> numbered) {
    if (kind == Kind.NDJSON) {
      return out -> {
        try (var rows = results.of(batch)) {
          lines(rows.map(numbered).map(BatchView::json), out);
        }
      };
    }
    var table = results.table(batch);
    return out -> {
      try (var rows = results.of(batch)) {
        var cells = rows.map(numbered).map(table::cells).iterator();
        new BatchTable(table.columns(), cells).write(kind.type(), out);
      }
    };
  }

  /** Everything that was wrong with rows. */
  public Unwritten errors(Batch batch, Kind kind) {
    return kind == Kind.NDJSON
        ? out -> lines(results.faults(batch).map(BatchView::json), out)
        : out ->
            new BatchTable(FAULTS, results.faults(batch).map(BatchFiles::cells).iterator())
                .write(kind.type(), out);
  }

  private static List<String> cells(Fault fault) {
    var violation = fault.violation();
    return List.of(Long.toString(fault.row()), violation.pointer(), violation.message());
  }

  private static void lines(Stream<ObjectNode> lines, OutputStream out) throws IOException {
    for (Iterator<ObjectNode> all = lines.iterator(); all.hasNext(); ) {
      out.write(StrictJson.write(all.next()));
      out.write('\n');
    }
  }
}

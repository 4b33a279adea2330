package org.tongban.node.console.batches;

import java.sql.Array;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.tongban.core.message.MessageId;
import org.tongban.node.batch.RowResult;

/** Which batches ask the failed rows of others again, and which row is which. */
final class Repetitions {
  private static final String NOTE =
      "INSERT INTO console_batch (batch, repeats, origin) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";

  private final JdbcTemplate database;

  Repetitions(DataSource source) {
    this.database = new JdbcTemplate(source);
  }

  /**
   * Notes one.
   *
   * @param origin the number of each row in the batch that was uploaded
   */
  void note(MessageId batch, MessageId repeats, List<Long> origin) {
    database.update(
        connection -> {
          var insert = connection.prepareStatement(NOTE);
          insert.setObject(1, batch.value());
          insert.setObject(2, repeats.value());
          insert.setArray(3, connection.createArrayOf("bigint", origin.toArray()));
          return insert;
        });
  }

  /** The batch whose rows it repeats; empty for an upload. */
  Optional<MessageId> repeats(MessageId batch) {
    return database
        .queryForList(
            "SELECT repeats FROM console_batch WHERE batch = ?", UUID.class, batch.value())
        .stream()
        .map(MessageId::new)
        .findFirst();
  }

  /** Those that repeat its rows, the oldest first. */
  List<MessageId> of(MessageId batch) {
    return database
        .queryForList(
            "SELECT batch FROM console_batch WHERE repeats = ? ORDER BY batch",
            UUID.class,
            batch.value())
        .stream()
        .map(MessageId::new)
        .toList();
  }

  /** Gives each row the number that it has in the file that was uploaded. */
  UnaryOperator<RowResult> numbers(MessageId batch) {
    var origin = origin(batch);
    return origin.isEmpty()
        ? UnaryOperator.identity()
        : row -> row.numbered(origin.get().get((int) row.row() - 1));
  }

  /** The same numbers, by row; empty for an upload. */
  Optional<List<Long>> origin(MessageId batch) {
    List<List<Long>> found =
        database.query(
            "SELECT origin FROM console_batch WHERE batch = ?",
            (row, number) -> longs(row.getArray(1)),
            batch.value());
    return found.stream().findFirst();
  }

  private static List<Long> longs(Array array) throws java.sql.SQLException {
    return List.of((Long[]) array.getArray());
  }
}

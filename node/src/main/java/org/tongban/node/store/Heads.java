package org.tongban.node.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.core.journal.Head;
import org.tongban.core.journal.JournalEntry;

/**
 * The head of the journal as this node left it. While no other replica writes, the next batch goes
 * behind it at once; after one has, for a while each batch locks the head and looks. Used by one
 * thread at a time.
 */
final class Heads {
  private static final int LOOKS = 32;

  private Optional<Head> known = Optional.empty();
  private Optional<Head> written = Optional.empty();
  private int looks;

  /** Writes the batch in the connection's transaction, which the caller commits. */
  Map<Waiting, JournalEntry> write(Connection connection, List<Waiting> batch) throws SQLException {
    if (known.isPresent() && looks == 0) {
      var all = new OneStatement(connection).write(batch, known.get());
      if (all.isPresent()) {
        var last = all.get().get(batch.get(batch.size() - 1));
        written = Optional.of(Head.after(last));
        return all.get();
      }
      // somebody else wrote, or an id was there before: once more, with a look
      connection.rollback();
      looks = LOOKS;
    }
    looks = Math.max(0, looks - 1);
    var writer = new BatchWriter(connection);
    var some = writer.write(batch);
    written = Optional.of(writer.end());
    return some;
  }

  /** What was written last is durable now. */
  void committed() {
    known = written;
  }

  /** Nobody knows what became of it. */
  void doubted() {
    known = Optional.empty();
  }
}

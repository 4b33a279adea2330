package org.tongban.harness.fault;

import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.message.MessageId;
import org.tongban.node.demo.CommandRunner;
import org.tongban.node.demo.DemoLayout;
import org.tongban.node.demo.register.Region;

/** Both journals, read beside the nodes and held against what callers were told. */
final class Books {
  private static final String ENTRIES =
      "SELECT exchange::text, kind, count(*), min(encode(evidence_digest, 'hex'))"
          + " FROM journal_entry WHERE exchange IS NOT NULL AND seq > ? GROUP BY 1, 2";
  private static final Set<String> ONCE =
      Set.of("ASK_SENT", "ASK_RECEIVED", "ANSWER_SENT", "ANSWER_RECEIVED");

  private final DemoLayout layout;
  private final CommandRunner commands;

  Books(DemoLayout layout, CommandRunner commands) {
    this.layout = layout;
    this.commands = commands;
  }

  /** How often a kind stands for an exchange, and the digest of the first one's evidence. */
  record Row(long count, String digest) {}

  /** Of each exchange, its entries by kind. */
  record Book(Map<String, Map<String, Row>> exchanges) {
    Row row(String exchange, String kind) {
      return exchanges.getOrDefault(exchange, Map.of()).getOrDefault(kind, new Row(0, ""));
    }

    long twice() {
      return exchanges.values().stream()
          .flatMap(kinds -> kinds.entrySet().stream())
          .filter(kind -> ONCE.contains(kind.getKey()) && kind.getValue().count() > 1)
          .count();
    }
  }

  /** Where each journal ends now. */
  Map<Region, Long> heads() {
    var heads = new EnumMap<Region, Long>(Region.class);
    for (var region : List.of(Bed.ASKING, Bed.ANSWERING)) {
      try (var connection = new Server(layout, region).connect();
          var select = connection.prepareStatement("SELECT seq FROM journal_head");
          var row = select.executeQuery()) {
        row.next();
        heads.put(region, row.getLong(1));
      } catch (SQLException e) {
        throw new IllegalStateException("the journal of " + region.code() + " can't be read", e);
      }
    }
    return heads;
  }

  /**
   * What the journals have since then.
   *
   * @param lost acknowledged exchanges that one of the journals lacks, in whole or in part, or of
   *     which the two have different answers
   * @param twice steps of an exchange that stand in a journal more than once
   */
  record Balance(long lost, long twice) {}

  /** Holds acknowledged exchanges against both journals. */
  Balance balance(Collection<Call> acknowledged, Map<Region, Long> since) {
    var books = new EnumMap<Region, Book>(Region.class);
    since.forEach((region, seq) -> books.put(region, read(region, seq)));
    return compared(acknowledged, books);
  }

  static Balance compared(Collection<Call> acknowledged, Map<Region, Book> books) {
    var lost = acknowledged.stream().filter(call -> !kept(call, books)).count();
    return new Balance(lost, books.values().stream().mapToLong(Book::twice).sum());
  }

  private static boolean kept(Call call, Map<Region, Book> books) {
    var asker = books.get(call.wish().from());
    var answerer = books.get(call.wish().from() == Bed.ASKING ? Bed.ANSWERING : Bed.ASKING);
    var given = answerer.row(call.exchange(), "ANSWER_SENT");
    var taken = asker.row(call.exchange(), "ANSWER_RECEIVED");
    var sent = asker.row(call.exchange(), "ASK_SENT");
    var received = answerer.row(call.exchange(), "ASK_RECEIVED");
    return given.count() > 0
        && sent.count() > 0
        && given.digest().equals(taken.digest())
        && sent.digest().equals(received.digest());
  }

  private Book read(Region region, long since) {
    var exchanges = new HashMap<String, Map<String, Row>>();
    try (var connection = new Server(layout, region).connect();
        var select = connection.prepareStatement(ENTRIES)) {
      select.setLong(1, since);
      try (var row = select.executeQuery()) {
        while (row.next()) {
          exchanges
              .computeIfAbsent(row.getString(1), exchange -> new HashMap<>())
              .put(row.getString(2), new Row(row.getLong(3), row.getString(4)));
        }
      }
      return new Book(exchanges);
    } catch (SQLException e) {
      throw new IllegalStateException("the journal of " + region.code() + " can't be read", e);
    }
  }

  /** Steps of an exchange that stand in a region's journal more than once, ever. */
  long twice(Region region) {
    return read(region, 0).twice();
  }

  /** The signed asks of these exchanges, as the asking node keeps them. */
  List<byte[]> asks(Collection<Call> calls) {
    var reader = new Server(layout, Bed.ASKING).journal();
    return calls.stream()
        .flatMap(call -> reader.entriesOf(MessageId.parse(call.exchange())).stream())
        .filter(one -> one.entry().facts().kind() == EntryKind.ASK_SENT)
        .map(StoredEntry::evidence)
        .toList();
  }

  /** Whether both chains are whole, by the command that an administrator has for it. */
  boolean whole() {
    return List.of(Bed.ASKING, Bed.ANSWERING).stream()
        .allMatch(
            region ->
                commands
                        .run(
                            "journal",
                            "check",
                            "--config",
                            layout.config(region).toString(),
                            "--data",
                            layout.nodeData(region).toString())
                        .exitCode()
                    == 0);
  }
}

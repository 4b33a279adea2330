package org.tongban.node.console.journal;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.api.Exchanges;
import org.tongban.node.audit.Audit;
import org.tongban.node.audit.ExportForm;
import org.tongban.node.proof.ProofExport;

/** What people read in the journal; each time it is recorded first who reads what. */
public final class Reading {
  private static final int PAGE = 50;

  private final Audit audit;
  private final Exchanges exchanges;
  private final ProofExport proofs;

  Reading(Audit audit, Exchanges exchanges, ProofExport proofs) {
    this.audit = audit;
    this.exchanges = exchanges;
    this.proofs = proofs;
  }

  /**
   * A page of entries.
   *
   * @throws RefusedException {@code SCHEMA_VIOLATION} with every fault of the filter
   */
  Found search(Actor reader, Search search) {
    var filter = search.filter();
    var found = audit.search(reader, filter, search.before(), PAGE + 1);
    var page = found.subList(0, Math.min(PAGE, found.size()));
    boolean more = found.size() > PAGE;
    return new Found(
        page.stream().map(EntryRow::of).toList(),
        search.newest() && !more ? page.size() : audit.count(filter, Found.MOST + 1),
        more ? search.older(page.get(PAGE - 1).seq()) : "",
        audit.archived(filter));
  }

  byte[] export(Actor reader, Search search, ExportForm form) {
    return audit.export(reader, search.filter(), form);
  }

  /** The entries of an exchange, the oldest first. */
  List<EntryRow> entries(Actor reader, MessageId exchange) {
    audit.reads(reader, exchange, "entries");
    return exchanges.entries(exchange).stream().map(StoredEntry::entry).map(EntryRow::of).toList();
  }

  /** Its messages without what they say of a person. */
  List<Message> masked(Actor reader, MessageId exchange) {
    audit.reads(reader, exchange, "masked messages");
    return messages(exchange, true);
  }

  /**
   * Its messages as they are.
   *
   * @param why a sentence of the reader's, kept with the record
   */
  List<Message> unmasked(Actor reader, MessageId exchange, String why) {
    audit.unmasks(reader, exchange, why);
    return messages(exchange, false);
  }

  byte[] proof(Actor reader, MessageId exchange) {
    audit.reads(reader, exchange, "proof");
    return proofs.proof(exchange, exchanges.complete(exchange), OptionalInt.empty());
  }

  private List<Message> messages(MessageId exchange, boolean masked) {
    return List.of(
        message("ask", () -> exchanges.ask(exchange), masked),
        message("answer", () -> exchanges.answer(exchange), masked));
  }

  private static Message message(String kind, Supplier<byte[]> signed, boolean masked) {
    try {
      return Message.of(kind, signed.get(), masked);
    } catch (RefusedException e) {
      return Message.not(kind, e.reason().name());
    }
  }

  /** The id that an address names. */
  static MessageId id(String text) {
    try {
      return MessageId.parse(text);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Reason.EXCHANGE_UNKNOWN, "no id");
    }
  }
}

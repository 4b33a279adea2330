package org.tongban.node.console.journal;

import java.time.Instant;
import org.tongban.core.journal.JournalEntry;

/**
 * An entry of the journal as a table shows it; what it doesn't have is empty.
 *
 * @param exchange id of the exchange that it is part of
 */
public record EntryRow(
    long seq,
    Instant at,
    String kind,
    String exchange,
    String peer,
    String service,
    String purpose,
    String outcome,
    String reason,
    String rule) {
  static EntryRow of(JournalEntry entry) {
    var facts = entry.facts();
    return new EntryRow(
        entry.seq(),
        facts.at(),
        facts.kind().name(),
        facts.exchange().map(Object::toString).orElse(""),
        facts.peer().map(Object::toString).orElse(""),
        facts.service().map(Object::toString).orElse(""),
        facts.purpose().map(Object::toString).orElse(""),
        facts.outcome().map(Enum::name).orElse(""),
        facts.reason().orElse(""),
        facts.rule().orElse(""));
  }
}

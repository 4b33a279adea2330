package org.tongban.node.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.tongban.core.journal.JournalEntry;

/** An entry of the journal in JSON, without any body. */
public final class EntryJson {
  private EntryJson() {}

  /** Its facts, its evidence's digest and its hash. */
  public static ObjectNode of(JournalEntry entry) {
    var facts = entry.facts();
    var json = JsonNodeFactory.instance.objectNode();
    json.put("seq", entry.seq());
    json.put("at", facts.at().toString());
    json.put("kind", facts.kind().name());
    facts.peer().ifPresent(peer -> json.put("peer", peer.value()));
    facts.service().ifPresent(service -> json.put("service", service.value()));
    facts.purpose().ifPresent(purpose -> json.put("purpose", purpose.code()));
    facts.outcome().ifPresent(outcome -> json.put("outcome", outcome.name()));
    facts.reason().ifPresent(reason -> json.put("reason", reason));
    facts.rule().ifPresent(rule -> json.put("rule", rule));
    json.put("evidence", entry.evidenceDigest().toString());
    json.put("hash", entry.hash().toString());
    return json;
  }

  /** The same with the exchange that it is part of. */
  public static ObjectNode withExchange(JournalEntry entry) {
    var json = of(entry);
    entry.facts().exchange().ifPresent(id -> json.put("exchange", id.toString()));
    return json;
  }
}

package org.tongban.core.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tongban.core.journal.Chain;
import org.tongban.core.journal.EntryFacts;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.journal.Head;
import org.tongban.core.journal.JournalEntry;
import org.tongban.core.message.Digest;
import org.tongban.core.message.InclusionPath;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.StrictJson;

/**
 * The journal's entries of an exchange, in {@code entries.json}: everything that an entry's hash is
 * over, but not the hash, which whoever reads it works out.
 */
final class EntriesDocument {
  private EntriesDocument() {}

  static byte[] write(List<ProvenEntry> entries) {
    var all = JsonNodeFactory.instance.arrayNode();
    entries.forEach(entry -> all.add(json(entry)));
    return StrictJson.write(all);
  }

  private static ObjectNode json(ProvenEntry proven) {
    var entry = proven.entry();
    var facts = entry.facts();
    var json = JsonNodeFactory.instance.objectNode();
    json.put("seq", entry.seq());
    json.put("previous", entry.previous().toString());
    json.put("kind", facts.kind().name());
    json.put("at", facts.at().toString());
    facts.exchange().ifPresent(value -> json.put("exchange", value.toString()));
    facts.peer().ifPresent(value -> json.put("peer", value.value()));
    facts.service().ifPresent(value -> json.put("service", value.value()));
    facts.purpose().ifPresent(value -> json.put("purpose", value.code()));
    facts.outcome().ifPresent(value -> json.put("outcome", value.name()));
    facts.reason().ifPresent(value -> json.put("reason", value));
    facts.rule().ifPresent(value -> json.put("rule", value));
    json.put("evidence", entry.evidenceDigest().toString());
    proven.path().ifPresent(path -> json.set("path", json(path)));
    return json;
  }

  private static ObjectNode json(InclusionPath path) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("index", path.index()).put("size", path.size());
    var hashes = json.putArray("hashes");
    path.hashes().forEach(hash -> hashes.add(hash.toString()));
    return json;
  }

  /**
   * Reads it in its only spelling.
   *
   * @throws ProofException {@code ENTRIES_MALFORMED}
   */
  static List<ProvenEntry> read(byte[] bytes) {
    var entries =
        ProofException.guarded(ProofReason.ENTRIES_MALFORMED, () -> parse(StrictJson.parse(bytes)));
    if (!Arrays.equals(write(entries), bytes)) {
      throw new ProofException(ProofReason.ENTRIES_MALFORMED);
    }
    return entries;
  }

  private static List<ProvenEntry> parse(JsonNode all) {
    var entries = new ArrayList<ProvenEntry>();
    for (var json : all) {
      var path = Optional.ofNullable(json.get("path")).map(EntriesDocument::path);
      entries.add(new ProvenEntry(entry(json), path));
    }
    return List.copyOf(entries);
  }

  private static JournalEntry entry(JsonNode json) {
    var without =
        new JournalEntry(
            json.get("seq").longValue(),
            facts(json),
            Digests.parse(json.get("evidence")),
            Digests.parse(json.get("previous")),
            Head.EMPTY.hash());
    return new JournalEntry(
        without.seq(),
        without.facts(),
        without.evidenceDigest(),
        without.previous(),
        Chain.hashOf(without));
  }

  private static EntryFacts facts(JsonNode json) {
    return new EntryFacts(
        EntryKind.valueOf(json.get("kind").textValue()),
        Instant.parse(json.get("at").textValue()),
        text(json, "exchange").map(MessageId::parse),
        text(json, "peer").map(MemberCode::new),
        text(json, "service").map(ServiceId::new),
        text(json, "purpose").map(Purpose::new),
        text(json, "outcome").map(Outcome::valueOf),
        text(json, "reason"),
        text(json, "rule"));
  }

  private static Optional<String> text(JsonNode json, String name) {
    return Optional.ofNullable(json.get(name)).map(JsonNode::textValue);
  }

  private static InclusionPath path(JsonNode json) {
    var hashes = new ArrayList<Digest>();
    json.get("hashes").forEach(hash -> hashes.add(Digests.parse(hash)));
    return new InclusionPath(json.get("index").longValue(), json.get("size").longValue(), hashes);
  }
}

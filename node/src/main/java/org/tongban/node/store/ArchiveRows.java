package org.tongban.node.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.tongban.core.journal.EntryFacts;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.journal.JournalEntry;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;

/** Entries as lines of a month's file, and back. */
final class ArchiveRows {
  private ArchiveRows() {}

  static ObjectNode json(RawEntry raw) {
    var entry = raw.entry();
    var facts = entry.facts();
    var json = JsonNodeFactory.instance.objectNode();
    json.put("seq", entry.seq());
    json.put("kind", facts.kind().name());
    json.put("at", facts.at().toString());
    text(json, "exchange", facts.exchange());
    text(json, "peer", facts.peer());
    text(json, "service", facts.service());
    text(json, "purpose", facts.purpose());
    text(json, "outcome", facts.outcome());
    text(json, "reason", facts.reason());
    text(json, "rule", facts.rule());
    json.put("evidence", entry.evidenceDigest().value());
    json.put("previous", entry.previous().value());
    json.put("hash", entry.hash().value());
    raw.locked().ifPresent(locked -> json.put("bytes", locked.bytes()));
    raw.locked().flatMap(EvidenceVault.Locked::key).ifPresent(key -> json.put("key", key));
    raw.erased().ifPresent(left -> json.put("kept", left.kept()).put("erasedBy", left.by()));
    return json;
  }

  private static void text(ObjectNode json, String name, Optional<?> value) {
    value.ifPresent(one -> json.put(name, one.toString()));
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException when a field holds what no entry can hold
   */
  static RawEntry read(JsonNode json) {
    var entry =
        new JournalEntry(
            json.path("seq").asLong(),
            facts(json),
            digest(json, "evidence"),
            digest(json, "previous"),
            digest(json, "hash"));
    var key = json.has("key") ? Optional.of(json.path("key").asLong()) : Optional.<Long>empty();
    return new RawEntry(
        entry,
        text(json, "bytes").map(bytes -> new EvidenceVault.Locked(key, decoded(bytes))),
        text(json, "kept")
            .map(kept -> new StoredEntry.Erased(decoded(kept), json.path("erasedBy").asLong())));
  }

  private static EntryFacts facts(JsonNode json) {
    return new EntryFacts(
        EntryKind.valueOf(json.path("kind").asText()),
        at(json.path("at").asText()),
        text(json, "exchange").map(MessageId::parse),
        text(json, "peer").map(MemberCode::new),
        text(json, "service").map(ServiceId::new),
        text(json, "purpose").map(Purpose::new),
        text(json, "outcome").map(Outcome::valueOf),
        text(json, "reason"),
        text(json, "rule"));
  }

  private static Instant at(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no time", e);
    }
  }

  private static Optional<String> text(JsonNode json, String name) {
    return Optional.ofNullable(json.get(name)).map(JsonNode::asText);
  }

  private static byte[] decoded(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  private static Digest digest(JsonNode json, String name) {
    return new Digest(Digest.SHA_256, json.path(name).asText());
  }
}

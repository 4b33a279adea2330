package org.tongban.core.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Objects;
import org.tongban.core.message.Digest;
import org.tongban.core.message.StrictJson;

/**
 * The evidence of an entry of the kind {@link EntryKind#EVIDENCE_ERASED}: how much was erased by
 * which rule, and a digest over what was kept. No identity, no exchange.
 *
 * @param first number of the first entry whose evidence was erased
 * @param last number of the last
 * @param kept see {@link KeptDigest}
 */
public record ErasureRecord(List<Part> parts, long first, long last, Digest kept) {
  private static final String FORM = "tongban-erasure-1";

  public ErasureRecord {
    parts = List.copyOf(parts);
    Objects.requireNonNull(kept, "kept");
  }

  /**
   * What was erased of one service and month.
   *
   * @param service empty for messages of no known service
   * @param days how long they were kept
   * @param month in which they were recorded, {@code 2026-11}
   * @param bytes length of the evidence
   */
  public record Part(String service, int days, String month, long bodies, long bytes) {
    public Part {
      Objects.requireNonNull(service, "service");
      Objects.requireNonNull(month, "month");
    }
  }

  /** As JSON in UTF-8. */
  public byte[] bytes() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("form", FORM);
    var list = json.putArray("erased");
    for (var part : parts) {
      list.addObject()
          .put("service", part.service())
          .put("days", part.days())
          .put("month", part.month())
          .put("bodies", part.bodies())
          .put("bytes", part.bytes());
    }
    json.put("first", first).put("last", last);
    json.put("kept", kept.value());
    return StrictJson.write(json);
  }

  /** What a record states of all that it erased. */
  record Stated(long first, long last, Digest kept) {
    /**
     * Reads a record.
     *
     * @throws IllegalArgumentException when it is none
     */
    static Stated read(byte[] bytes) {
      JsonNode json = StrictJson.parse(bytes);
      if (!FORM.equals(json.path("form").asText())) {
        throw new IllegalArgumentException("no record of an erasure");
      }
      return new Stated(
          json.path("first").asLong(),
          json.path("last").asLong(),
          new Digest(Digest.SHA_256, json.path("kept").asText()));
    }
  }
}

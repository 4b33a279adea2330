package org.tongban.node.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.tongban.core.message.Digest;
import org.tongban.core.message.StrictJson;

/**
 * What a month's file says of itself.
 *
 * @param member whose journal it is of
 * @param month such as {@code 2026-10}
 * @param first number of its first entry
 * @param last number of its last
 * @param previous hash of the entry before the first
 * @param hash hash of the last entry
 */
public record ArchiveManifest(
    String member, String month, long first, long last, Digest previous, Digest hash) {
  private static final String FORM = "tongban-journal-month-1";

  /** As JSON in UTF-8. */
  byte[] bytes() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("form", FORM).put("member", member).put("month", month);
    json.put("first", first).put("last", last);
    json.put("previous", previous.value()).put("hash", hash.value());
    return StrictJson.write(json);
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException when it is none
   */
  static ArchiveManifest read(byte[] bytes) {
    JsonNode json = StrictJson.parse(bytes);
    if (!FORM.equals(json.path("form").asText())) {
      throw new IllegalArgumentException("no month of a journal");
    }
    return new ArchiveManifest(
        json.path("member").asText(),
        json.path("month").asText(),
        json.path("first").asLong(),
        json.path("last").asLong(),
        new Digest(Digest.SHA_256, json.path("previous").asText()),
        new Digest(Digest.SHA_256, json.path("hash").asText()));
  }
}

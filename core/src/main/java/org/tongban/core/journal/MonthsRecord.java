package org.tongban.core.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.tongban.core.message.Digest;
import org.tongban.core.message.StrictJson;

/**
 * The evidence of entries of the kinds {@link EntryKind#MONTH_ARCHIVED} and {@link
 * EntryKind#MONTH_RESTORED}: which month it was, and all months that are away since. The newest
 * such entry is never in a month that is away, so the journal itself always says what is missing
 * from it.
 *
 * @param month that was put away or brought back
 * @param away in the order of the chain
 */
public record MonthsRecord(String month, List<AwayMonth> away) {
  private static final String FORM = "tongban-months-1";

  public MonthsRecord {
    away = List.copyOf(away);
  }

  /** As JSON in UTF-8. */
  public byte[] bytes() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("form", FORM).put("month", month);
    var list = json.putArray("away");
    for (var one : away) {
      list.addObject()
          .put("month", one.month())
          .put("first", one.first())
          .put("last", one.last())
          .put("previous", one.previous().value())
          .put("hash", one.hash().value())
          .put("file", one.file())
          .put("digest", one.digest().value());
    }
    return StrictJson.write(json);
  }

  /**
   * Reads a record.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static MonthsRecord read(byte[] bytes) {
    JsonNode json = StrictJson.parse(bytes);
    if (!FORM.equals(json.path("form").asText())) {
      throw new IllegalArgumentException("no record of months");
    }
    var away = new ArrayList<AwayMonth>();
    for (JsonNode one : json.path("away")) {
      away.add(
          new AwayMonth(
              one.path("month").asText(),
              one.path("first").asLong(),
              one.path("last").asLong(),
              digest(one, "previous"),
              digest(one, "hash"),
              one.path("file").asText(),
              digest(one, "digest")));
    }
    return new MonthsRecord(json.path("month").asText(), away);
  }

  private static Digest digest(JsonNode json, String name) {
    return new Digest(Digest.SHA_256, json.path(name).asText());
  }
}

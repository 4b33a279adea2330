package org.tongban.harness.forge;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.Digest;
import org.tongban.core.message.InclusionPath;

/** An entry of a journal as a proof's {@code entries.json} has it, by PROTOCOL.md alone. */
public record RawEntry(JsonNode json) {
  private static final String ALGORITHM = "sha-256:";
  private static final List<String> FACTS =
      List.of("exchange", "peer", "service", "purpose", "outcome", "reason", "rule");

  public RawEntry {
    Objects.requireNonNull(json, "json");
  }

  /** All of them; none where it is no list. */
  public static List<RawEntry> all(JsonNode array) {
    var all = new ArrayList<RawEntry>();
    array.forEach(entry -> all.add(new RawEntry(entry)));
    return all;
  }

  /** A fact as text; empty where it is absent. */
  public String text(String fact) {
    return json.path(fact).asText("");
  }

  /** Whether it is about that evidence. */
  public boolean isOver(byte[] evidence) {
    return text("evidence").equals(ALGORITHM + Digest.sha256(evidence).value());
  }

  /** When it was made; empty where it doesn't say. */
  public Optional<Instant> at() {
    try {
      return Optional.of(Instant.parse(text("at")));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The hash that its content has in the chain. */
  private Digest hash(Instant at) {
    var out = new ByteArrayOutputStream();
    write(out, Optional.of("tongban-journal-1"));
    out.writeBytes(ByteBuffer.allocate(8).putLong(json.path("seq").asLong()).array());
    write(out, Optional.of(text("previous")));
    write(out, Optional.of(text("kind")));
    out.writeBytes(
        ByteBuffer.allocate(12).putLong(at.getEpochSecond()).putInt(at.getNano()).array());
    for (var fact : FACTS) {
      write(out, Optional.ofNullable(json.path(fact).textValue()));
    }
    write(out, Optional.of(text("evidence")));
    return Digest.sha256(out.toByteArray());
  }

  private static void write(ByteArrayOutputStream out, Optional<String> text) {
    var bytes = text.map(value -> value.getBytes(StandardCharsets.UTF_8));
    int length = bytes.map(value -> value.length).orElse(-1);
    out.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
    bytes.ifPresent(out::writeBytes);
  }

  /** Whether its path leads to this root of a journal of that many entries. */
  public boolean standsUnder(Digest root, long size) {
    var path = json.path("path");
    var index = path.path("index").asLong(-1);
    var at = at();
    if (at.isEmpty()
        || index != json.path("seq").asLong() - 1
        || path.path("size").asLong() != size) {
      return false;
    }
    try {
      var hashes = new ArrayList<Digest>();
      path.path("hashes").forEach(hash -> hashes.add(digest(hash.asText())));
      return new InclusionPath(index, size, hashes).root(hash(at.get())).equals(root);
    } catch (IllegalArgumentException e) {
      // no path
      return false;
    }
  }

  private static Digest digest(String text) {
    if (!text.startsWith(ALGORITHM)) {
      throw new IllegalArgumentException("no digest");
    }
    return Digest.raw(Base64.getUrlDecoder().decode(text.substring(ALGORITHM.length())));
  }
}

package org.tongban.harness.forge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.tongban.core.message.StrictJson;

/**
 * The proof of an exchange taken apart by PROTOCOL.md alone, believed or not: whatever zip it is.
 *
 * @param members in their order, with {@code mimetype}
 */
public record RawProof(Map<String, byte[]> members, byte[] file) {
  /** Media type of the file. */
  public static final String TYPE = "application/vnd.etsi.asic-e+zip";

  /** Largest proof, in bytes. */
  public static final int LARGEST = 64 << 20;

  private static final int MOST_MEMBERS = 300;
  private static final String MIMETYPE = "mimetype";

  public RawProof {
    members = Collections.unmodifiableMap(members);
  }

  /** Reads it, inflating no more than a proof may hold; empty for what is no zip. */
  public static Optional<RawProof> read(byte[] file) {
    var members = new LinkedHashMap<String, byte[]>();
    int left = LARGEST;
    try (var zip = new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.US_ASCII)) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] content = zip.readNBytes(left + 1);
        left -= content.length;
        boolean again = members.put(entry.getName(), content) != null;
        if (again || left < 0 || members.size() > MOST_MEMBERS) {
          return Optional.empty();
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      // no zip, or names of other letters
      return Optional.empty();
    }
    return members.isEmpty() ? Optional.empty() : Optional.of(new RawProof(members, file));
  }

  /** Whether it is the one spelling of a container of these members. */
  public boolean isPlain() {
    var type = members.get(MIMETYPE);
    return type != null
        && members.keySet().iterator().next().equals(MIMETYPE)
        && Arrays.equals(type, TYPE.getBytes(StandardCharsets.US_ASCII))
        && Arrays.equals(zip(members, false), file);
  }

  /**
   * A zip of these members in their order: stored, without dates, or for a fault compressed.
   *
   * @param members with {@code mimetype}
   */
  public static byte[] zip(Map<String, byte[]> members, boolean compressed) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out, StandardCharsets.US_ASCII)) {
      for (var member : members.entrySet()) {
        zip.putNextEntry(entry(member.getKey(), member.getValue(), compressed));
        zip.write(member.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static ZipEntry entry(String name, byte[] content, boolean compressed) {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.of(1990, 1, 1, 0, 0));
    if (!compressed) {
      var sum = new CRC32();
      sum.update(content);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(content.length);
      entry.setCompressedSize(content.length);
      entry.setCrc(sum.getValue());
    }
    return entry;
  }

  /** The member of that name; no bytes where there is none. */
  public byte[] member(String name) {
    return members.getOrDefault(name, new byte[0]);
  }

  /** Names of the members in that folder. */
  public List<String> under(String folder) {
    return members.keySet().stream().filter(name -> name.startsWith(folder)).toList();
  }

  /** The member as JSON; null where it is none. */
  public JsonNode json(String name) {
    try {
      return StrictJson.parse(member(name));
    } catch (IllegalArgumentException e) {
      // another node says what is wrong of it
      return NullNode.getInstance();
    }
  }

  /** The member as a message in its signed form. */
  public Optional<ReadMessage> message(String name) {
    return ReadMessage.of(member(name));
  }

  /** Names of what could not be had, by the proof's own word. */
  public List<String> missing() {
    var missing = new ArrayList<String>();
    json("proof.json").path("missing").forEach(reason -> missing.add(reason.asText()));
    return missing;
  }
}

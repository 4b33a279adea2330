package org.tongban.harness.forge;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A message of many asks, or of their answers, taken apart by PROTOCOL.md alone, believed or not.
 *
 * @param head the compact JWS
 * @param lines the exact bytes of each item
 */
public record RawLines(byte[] head, List<byte[]> lines) {
  public RawLines {
    Objects.requireNonNull(head, "head");
    lines = List.copyOf(lines);
  }

  /** What is before the first line feed, and what is between any two. */
  public static RawLines of(byte[] message) {
    var parts = new ArrayList<byte[]>();
    int from = 0;
    for (int at = 0; at <= message.length; at++) {
      if (at == message.length || message[at] == '\n') {
        parts.add(Arrays.copyOfRange(message, from, at));
        from = at + 1;
      }
    }
    return new RawLines(parts.get(0), parts.subList(1, parts.size()));
  }

  /** The same with other lines. */
  public RawLines with(List<byte[]> others) {
    return new RawLines(head, others);
  }

  /** The message. */
  public byte[] bytes() {
    var all = new ByteArrayOutputStream();
    all.writeBytes(head);
    for (var line : lines) {
      all.write('\n');
      all.writeBytes(line);
    }
    return all.toByteArray();
  }
}

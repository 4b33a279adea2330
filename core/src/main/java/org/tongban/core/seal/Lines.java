package org.tongban.core.seal;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.tongban.core.message.AskItem;
import org.tongban.core.message.SignedPart;

/**
 * A signed message, taken apart into the compact JWS and the lines of its items.
 *
 * @param head the JWS
 * @param items the exact bytes of each; none in a message without items
 */
record Lines(byte[] head, List<byte[]> items) {
  private static final byte END = '\n';

  Lines {
    Objects.requireNonNull(head, "head");
    items = List.copyOf(items);
  }

  /**
   * Takes a message apart.
   *
   * @throws NotSealedException when a line is empty or there are too many
   */
  static Lines of(byte[] message) throws NotSealedException {
    int end = SignedPart.length(message);
    List<byte[]> items = new ArrayList<>();
    for (int at = end + 1; at <= message.length; ) {
      int next = end(message, at);
      if (next == at || items.size() == AskItem.MOST) {
        throw new NotSealedException("an empty item, or too many");
      }
      items.add(Arrays.copyOfRange(message, at, next));
      at = next + 1;
    }
    return new Lines(end == message.length ? message : Arrays.copyOf(message, end), items);
  }

  private static int end(byte[] message, int from) {
    int at = from;
    while (at < message.length && message[at] != END) {
      at++;
    }
    return at;
  }

  /** The message. */
  byte[] joined() {
    if (items.isEmpty()) {
      return head;
    }
    var all = new ByteArrayOutputStream();
    all.writeBytes(head);
    for (var item : items) {
      all.write(END);
      all.writeBytes(item);
    }
    return all.toByteArray();
  }
}

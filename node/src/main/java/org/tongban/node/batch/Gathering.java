package org.tongban.node.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tongban.core.message.AskItem;
import org.tongban.core.message.StrictJson;
import org.tongban.node.store.BatchStore.Message;

/**
 * Gathers rows that go to the same place for the same purpose into messages. However many rows
 * there are, it holds no more than so many messages.
 */
final class Gathering {
  /**
   * Of one message: half of what may be, since both nodes hold the whole of it while they work on
   * it, and collecting that garbage costs more than a message more.
   */
  private static final int MOST_ITEMS = AskItem.MOST / 2;

  /** Places that are gathered for at once; the fullest makes room for one more. */
  private static final int MOST_OPEN = 64;

  private static final byte[] FIRST = ",\"items\":[".getBytes(StandardCharsets.UTF_8);
  private static final byte[] LAST = "]}".getBytes(StandardCharsets.UTF_8);

  private final int mostBytes;
  private final Consumer<Message> full;
  private final Map<ObjectNode, Open> open = new LinkedHashMap<>();

  private static final class Open {
    private final List<Long> rows = new ArrayList<>();
    private final List<byte[]> items = new ArrayList<>();
    private int bytes;
  }

  /**
   * @param mostBytes of one message's request
   * @param full takes each message that is full
   */
  Gathering(int mostBytes, Consumer<Message> full) {
    this.mostBytes = mostBytes;
    this.full = full;
  }

  /** Adds a row. */
  void add(long row, Parted request) {
    var shared = request.shared();
    var item = request.item();
    var gathered = open.get(shared);
    if (gathered != null
        && (gathered.bytes + item.length > mostBytes || gathered.rows.size() == MOST_ITEMS)) {
      flush(shared);
      gathered = null;
    }
    if (gathered == null) {
      if (open.size() == MOST_OPEN) {
        flush(fullest());
      }
      gathered = new Open();
      open.put(shared, gathered);
    }
    gathered.rows.add(row);
    gathered.items.add(item);
    gathered.bytes += item.length + 1;
  }

  private ObjectNode fullest() {
    return open.entrySet().stream()
        .max((one, other) -> Integer.compare(one.getValue().bytes, other.getValue().bytes))
        .orElseThrow()
        .getKey();
  }

  private void flush(ObjectNode shared) {
    var gathered = open.remove(shared);
    full.accept(message(shared, gathered.rows, gathered.items));
  }

  /**
   * A message of some items.
   *
   * @param shared what they have in common
   * @param items each as JSON
   */
  static Message message(ObjectNode shared, List<Long> rows, List<byte[]> items) {
    ObjectNode request = shared.deepCopy();
    if (!request.has("basis")) {
      // each item has its own, and the message must name one
      request.set("basis", StrictJson.parse(items.get(0)).path("basis"));
    }
    return new Message(shared.path("to").asText(), rows, written(request, items));
  }

  /** The items are written already, and there may be a thousand of them. */
  private static byte[] written(ObjectNode request, List<byte[]> items) {
    var head = StrictJson.write(request);
    var out = new ByteArrayOutputStream();
    out.write(head, 0, head.length - 1);
    out.writeBytes(FIRST);
    for (int at = 0; at < items.size(); at++) {
      if (at > 0) {
        out.write(',');
      }
      out.writeBytes(items.get(at));
    }
    out.writeBytes(LAST);
    return out.toByteArray();
  }

  /** Hands over what is left. */
  void end() {
    for (var shared : List.copyOf(open.keySet())) {
      flush(shared);
    }
  }
}

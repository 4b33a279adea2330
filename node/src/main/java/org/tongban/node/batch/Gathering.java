package org.tongban.node.batch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
  /** Places that are gathered for at once; the fullest makes room for one more. */
  private static final int MOST_OPEN = 64;

  /** What a row may have for itself beside its body. */
  private static final String[] OWN = {"case", "basis"};

  private final int mostBytes;
  private final Consumer<Message> full;
  private final Map<ObjectNode, Open> open = new LinkedHashMap<>();

  private static final class Open {
    private final List<Long> rows = new ArrayList<>();
    private final ArrayNode items = JsonNodeFactory.instance.arrayNode();
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

  /**
   * Adds a row.
   *
   * @param request the whole of it
   * @param own what of it is said by the row itself
   */
  void add(long row, ObjectNode request, ObjectNode own) {
    ObjectNode shared = request.deepCopy();
    shared.remove("body");
    var item = JsonNodeFactory.instance.objectNode();
    item.set("body", request.get("body"));
    for (var name : OWN) {
      if (own.has(name)) {
        item.set(name, shared.remove(name));
      }
    }
    int length = StrictJson.write(item).length + 1;
    var gathered = open.get(shared);
    if (gathered != null
        && (gathered.bytes + length > mostBytes || gathered.rows.size() == AskItem.MOST)) {
      flush(shared);
    }
    if (open.size() == MOST_OPEN && !open.containsKey(shared)) {
      flush(fullest());
    }
    var now = open.computeIfAbsent(shared, any -> new Open());
    now.rows.add(row);
    now.items.add(item);
    now.bytes += length;
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

  static Message message(ObjectNode shared, List<Long> rows, ArrayNode items) {
    ObjectNode request = shared.deepCopy();
    if (!request.has("basis")) {
      // each item has its own, and the message must name one
      request.set("basis", items.path(0).path("basis"));
    }
    request.set("items", items);
    return new Message(shared.path("to").asText(), rows, StrictJson.write(request));
  }

  /** Hands over what is left. */
  void end() {
    for (var shared : List.copyOf(open.keySet())) {
      flush(shared);
    }
  }
}

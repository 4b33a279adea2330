package org.tongban.harness.conformance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.tongban.core.message.StrictJson;
import org.tongban.harness.forge.Forgery;
import org.tongban.harness.forge.RawLines;
import org.tongban.harness.forge.RawTree;

/** Many asks in one message, made by hand: each line and the signed part can be changed before. */
final class ManyAsks {
  private static final String SALT = "conformance-kit-";

  private final Subject node;
  private final Forgery head;
  private final List<byte[]> lines;

  private ManyAsks(Subject node, Forgery head, List<byte[]> lines) {
    this.node = node;
    this.head = head;
    this.lines = new ArrayList<>(lines);
  }

  /** Asks that differ in their bodies alone; what they have in common is the first one's. */
  static ManyAsks of(Subject node, List<PreparedAsk> asks) {
    var lines = new ArrayList<byte[]>();
    for (int i = 0; i < asks.size(); i++) {
      var item = JsonNodeFactory.instance.objectNode();
      item.put("salt", SALT + String.format("%06d", i));
      item.set("body", asks.get(i).body());
      lines.add(StrictJson.write(item));
    }
    var head = node.draft(asks.get(0), node.asker(), node.suite());
    return new ManyAsks(node, head.claims(claims -> claims.remove("body")), lines);
  }

  /** The same ask so many times. */
  static ManyAsks copies(Subject node, int many) {
    var asks = new PreparedAsk[many];
    Arrays.fill(asks, node.positive().orElseThrow());
    return of(node, List.of(asks));
  }

  /** Changes one of them. */
  ManyAsks item(int at, Consumer<ObjectNode> change) {
    var item = (ObjectNode) StrictJson.parse(lines.get(at));
    change.accept(item);
    lines.set(at, StrictJson.write(item));
    return this;
  }

  /** Puts something in the place of one of them. */
  ManyAsks line(int at, String text) {
    lines.set(at, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Changes what they have in common. */
  ManyAsks claims(Consumer<ObjectNode> change) {
    head.claims(change);
    return this;
  }

  List<byte[]> lines() {
    return List.copyOf(lines);
  }

  /** Signed as they are. */
  byte[] wire() {
    return wire(lines);
  }

  /** Signed as they are, and these sent. */
  byte[] wire(List<byte[]> sent) {
    head.claims(claims -> RawTree.commit(claims, lines));
    return new RawLines(node.signed(head), sent).bytes();
  }

  /** Without a word of them in what is signed. */
  byte[] withoutRoot() {
    var ask = node.positive().orElseThrow();
    head.claims(claims -> claims.set("body", ask.body().deepCopy()));
    return new RawLines(node.signed(head), lines).bytes();
  }

  ManyAnswers ask() throws IOException {
    return ManyAnswers.of(node, wire());
  }
}

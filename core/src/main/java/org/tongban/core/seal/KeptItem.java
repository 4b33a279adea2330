package org.tongban.core.seal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.Digest;
import org.tongban.core.message.InclusionPath;
import org.tongban.core.message.ItemTree;
import org.tongban.core.message.StrictJson;
import org.tongban.core.message.TreeHash;

/**
 * A message with one of its items, and nothing of the others: the JWS, a line with the item's place
 * and path ({@code index, count, path}), and the item's own line. Only in proofs; over the wire
 * nobody may send it.
 */
public final class KeptItem {
  private final Lines lines;
  private final InclusionPath path;

  private KeptItem(Lines lines, InclusionPath path) {
    this.lines = Objects.requireNonNull(lines, "lines");
    this.path = Objects.requireNonNull(path, "path");
  }

  /**
   * One item of a whole message.
   *
   * @param index from 0
   * @return the bytes for a proof
   * @throws IllegalArgumentException when there is no such item
   */
  public static byte[] cut(byte[] message, int index) {
    try {
      var whole = Lines.of(message);
      if (index < 0 || index >= whole.items().size()) {
        throw new IllegalArgumentException("there is no such item");
      }
      var path = ItemTree.over(whole.items()).path(index);
      var place = JsonNodeFactory.instance.objectNode();
      place.put("index", path.index()).put("count", path.size());
      var hashes = place.putArray("path");
      path.hashes().forEach(hash -> hashes.add(hash.value()));
      return new Lines(whole.head(), List.of(StrictJson.write(place), whole.items().get(index)))
          .joined();
    } catch (NotSealedException e) {
      throw new IllegalArgumentException("no message", e);
    }
  }

  /** The form, where a kept message is of it. */
  static Optional<KeptItem> of(byte[] message) throws NotSealedException {
    var lines = Lines.of(message);
    if (lines.items().size() != 2) {
      return Optional.empty();
    }
    var place = Claims.of(lines.items().get(0));
    if (place.member("path").isEmpty()) {
      return Optional.empty();
    }
    var path = path(place);
    place.allRead();
    return Optional.of(new KeptItem(new Lines(lines.head(), lines.items().subList(1, 2)), path));
  }

  private static InclusionPath path(Claims place) throws NotSealedException {
    try {
      var hashes = new ArrayList<Digest>();
      for (var hash : place.member("path").orElseThrow()) {
        hashes.add(new Digest(Digest.SHA_256, hash.textValue()));
      }
      return new InclusionPath(number(place, "index"), number(place, "count"), hashes);
    } catch (IllegalArgumentException e) {
      throw new NotSealedException("the item's place breaks its form");
    }
  }

  private static long number(Claims place, String name) throws NotSealedException {
    return place
        .member(name)
        .filter(JsonNode::isIntegralNumber)
        .map(JsonNode::longValue)
        .orElseThrow(() -> new NotSealedException("no number: " + name));
  }

  List<byte[]> items() {
    return lines.items();
  }

  int index() {
    return (int) path.index();
  }

  Digest leaf() {
    return TreeHash.leaf(lines.items().get(0));
  }

  /** That the item is where it says, under the root that was signed. */
  void check(Claims claims) throws NotSealedException {
    var said = ItemClaims.commitment(claims);
    try {
      if (said.count() != path.size() || !path.over(leaf()).equals(said.root())) {
        throw new NotSealedException("the item is not among those that were signed");
      }
    } catch (IllegalArgumentException e) {
      throw new NotSealedException("the item's path doesn't fit its place");
    }
  }
}

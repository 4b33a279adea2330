package org.tongban.harness.partner;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Ask;
import org.tongban.core.message.Digest;
import org.tongban.core.message.ItemTree;
import org.tongban.core.seal.OpenedAsk;
import org.tongban.harness.forge.RawLines;

/**
 * An ask as a simulated region has understood it.
 *
 * @param signed its signed form
 * @param lines of its items, where many are asked in one message
 * @param leaf what names it in the answer, where it is one of many
 * @param opened the proof that it was rightly believed; a wrong region has none
 */
record Heard(
    Ask ask,
    byte[] signed,
    List<byte[]> lines,
    Optional<Digest> leaf,
    Suite suite,
    boolean encrypted,
    Optional<OpenedAsk> opened) {
  Heard {
    Objects.requireNonNull(ask, "ask");
    Objects.requireNonNull(signed, "signed");
    lines = List.copyOf(lines);
    Objects.requireNonNull(leaf, "leaf");
    Objects.requireNonNull(suite, "suite");
    Objects.requireNonNull(opened, "opened");
  }

  /** What was wrongly believed. */
  static Heard wrongly(Ask ask, byte[] signed, Suite suite, boolean encrypted) {
    return new Heard(ask, signed, List.of(), Optional.empty(), suite, encrypted, Optional.empty());
  }

  static Heard of(OpenedAsk opened) {
    var lines =
        opened.ask().items().isEmpty() ? List.<byte[]>of() : RawLines.of(opened.bytes()).lines();
    return new Heard(
        opened.ask(),
        opened.bytes(),
        lines,
        Optional.empty(),
        opened.suite(),
        opened.encrypted(),
        Optional.of(opened));
  }

  /** Whether it is neither many asks nor one of many. */
  boolean single() {
    return lines.isEmpty() && leaf.isEmpty();
  }

  /** Each of many as if it had come alone. */
  List<Heard> items() {
    if (lines.isEmpty()) {
      return List.of();
    }
    var tree = ItemTree.over(lines);
    return IntStream.range(0, lines.size()).mapToObj(at -> item(at, tree.leaf(at))).toList();
  }

  private Heard item(int at, Digest digest) {
    return new Heard(
        ask.single(ask.items().get(at)),
        lines.get(at),
        List.of(),
        Optional.of(digest),
        suite,
        encrypted,
        Optional.empty());
  }

  /** Of its signed form, without the lines of items; of one of many, its leaf. */
  Digest digest() {
    if (leaf.isPresent()) {
      return leaf.get();
    }
    return Digest.sha256(lines.isEmpty() ? signed : RawLines.of(signed).head());
  }
}

package org.tongban.harness.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.journal.ConsistencyPath;
import org.tongban.core.message.Checkpoint;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MessageId;
import org.tongban.harness.forge.RawNote;
import org.tongban.harness.forge.RawReply;

/**
 * What a node says of its own journal, and what it must not sign of another's. No journal is shown
 * to it that it could believe: it would hold a real member to that for good.
 */
final class WitnessChecks {
  private static final String SECTION = "Witnesses";
  private static final String TYPE = "application/vnd.tongban.checkpoint";

  /** Tolerated difference of the clocks, and the time for the way. */
  private static final long NOW = 120;

  private WitnessChecks() {}

  static List<Check> checks() {
    return List.of(
        new Check("WIT-01", SECTION, List.of(), WitnessChecks::shows),
        new Check("WIT-02", SECTION, List.of(Need.SHOWS), WitnessChecks::signed),
        new Check("WIT-03", SECTION, List.of(Need.SHOWS), WitnessChecks::said),
        new Check("WIT-04", SECTION, List.of(Need.SHOWS), WitnessChecks::goesOn),
        new Check("WIT-05", SECTION, List.of(Need.SHOWS), WitnessChecks::junk),
        new Check("WIT-06", SECTION, List.of(Need.SHOWS, Need.SECOND), WitnessChecks::ofAnother),
        new Check("WIT-07", SECTION, List.of(Need.SHOWS), WitnessChecks::unsigned));
  }

  /** What a node shows of its journal. */
  private record Showing(long old, List<Digest> path, RawNote note, Checkpoint checkpoint) {}

  private static RawReply ask(Subject node, String question) throws IOException {
    return node.asker()
        .client()
        .post(
            node.address(),
            question.getBytes(StandardCharsets.UTF_8),
            Map.of("Content-Type", TYPE));
  }

  private static Optional<Showing> show(Subject node, long from) throws IOException {
    var reply = ask(node, "show " + from + "\n");
    return reply.status() == 200
            && reply.header("Content-Type").equals(TYPE)
            && reply.bytes().length > 0
        ? read(new String(reply.bytes(), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  private static Optional<Showing> read(String text) {
    int end = text.indexOf("\n\n");
    var note = end < 0 ? Optional.<RawNote>empty() : RawNote.read(text.substring(end + 2));
    if (note.isEmpty() || !text.startsWith("old ")) {
      return Optional.empty();
    }
    try {
      var lines = text.substring(0, end).lines().toList();
      var path = new ArrayList<Digest>();
      for (var line : lines.subList(1, lines.size())) {
        path.add(Digest.raw(Base64.getDecoder().decode(line)));
      }
      var old = Long.parseLong(lines.get(0).substring("old ".length()));
      var said = Checkpoint.parse(note.get().text());
      return Optional.of(new Showing(old, path, note.get(), said));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static boolean shown(Subject node) throws IOException {
    return show(node, 0).isPresent();
  }

  private static Verdict shows(Subject node) throws IOException {
    var origin = Checkpoint.origin(node.member());
    var shown = show(node, 0);
    var good = shown.filter(it -> it.checkpoint().origin().equals(origin)).isPresent();
    return Verdict.when(good, good ? "shown" : "no journal of this member");
  }

  /** Each key of the member that may sign now has, and one at least. */
  private static Verdict signed(Subject node) throws IOException {
    var note = show(node, 0).orElseThrow(WitnessChecks::gone).note();
    var origin = Checkpoint.origin(node.member());
    var good =
        node.keys(KeyUse.SIGN).stream().anyMatch(key -> note.isSignedBy(origin, key.certificate()));
    return Verdict.when(good, good ? "signed" : "not signed by a key in force");
  }

  private static Verdict said(Subject node) throws IOException {
    var note = show(node, 0).orElseThrow(WitnessChecks::gone).note();
    var origin = Checkpoint.origin(node.member());
    var now = node.now().getEpochSecond();
    var good =
        node.keys(KeyUse.SIGN).stream()
            .flatMap(key -> note.saidBy(origin, key.certificate()).stream())
            .anyMatch(at -> Math.abs(at - now) <= NOW);
    return Verdict.when(good, good ? "said now" : "not said now");
  }

  private static Verdict goesOn(Subject node) throws IOException {
    var good = goesOnWell(node);
    return Verdict.when(good, good ? "goes on" : "another journal");
  }

  static boolean goesOnWell(Subject node) throws IOException {
    return continues(node, show(node, 0).orElseThrow(WitnessChecks::gone).checkpoint());
  }

  /** Whether the journal that it shows now begins as this checkpoint says. */
  static boolean continues(Subject node, Checkpoint first) throws IOException {
    var next = show(node, first.size()).orElseThrow(WitnessChecks::gone);
    var then = next.checkpoint();
    return then.size() == first.size()
        ? then.root().equals(first.root())
        : next.old() == first.size()
            && then.size() > first.size()
            && joins(new ConsistencyPath(first.size(), then.size(), next.path()), first, then);
  }

  private static boolean joins(ConsistencyPath path, Checkpoint first, Checkpoint then) {
    try {
      return path.joins(first.root(), then.root());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static IOException gone() {
    return new IOException("no journal is shown any more");
  }

  private static Verdict junk(Subject node) throws IOException {
    return notSigned(ask(node, "hello\n"));
  }

  /** Good in itself, and of somebody else than who shows it. */
  private static Verdict ofAnother(Subject node) throws IOException {
    return notSigned(ask(node, showing(node, node.second().orElseThrow())));
  }

  private static Verdict unsigned(Subject node) throws IOException {
    var good = showing(node, node.asker());
    var size = "\n1\n";
    return notSigned(ask(node, good.replaceFirst(size, "\n2\n")));
  }

  /** A journal of one made-up entry. */
  private static String showing(Subject node, Identity of) {
    var root = Digest.sha256(MessageId.next().toString().getBytes(StandardCharsets.US_ASCII));
    var text = Checkpoint.of(of.member(), 1, root).text();
    var keys = of.sign().get(node.suite(of, node.member()));
    var now = node.now().getEpochSecond();
    return "old 0\n\n" + RawNote.write(text, Checkpoint.origin(of.member()), keys, now);
  }

  private static Verdict notSigned(RawReply reply) {
    var good = reply.status() != 200 && reply.bytes().length == 0;
    return Verdict.when(good, String.valueOf(reply.status()));
  }
}

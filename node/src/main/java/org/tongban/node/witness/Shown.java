package org.tongban.node.witness;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.tongban.core.message.Digest;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * A checkpoint on the wire, with the path from a shorter journal to it: {@code old N}, a line for
 * each hash, an empty line, the note (C2SP tlog-witness, add-checkpoint). Not verified.
 *
 * @param old size of the shorter journal
 * @param note signed note in UTF-8
 */
record Shown(long old, List<Digest> path, byte[] note) {
  static final String OLD = "old ";

  private static final int MOST_HASHES = 63;
  private static final Pattern FIRST = Pattern.compile("old (0|[1-9][0-9]{0,17})");

  /**
   * @throws RefusedException {@code ENVELOPE_MALFORMED}
   */
  static Shown parse(byte[] wire) {
    var text = new String(wire, StandardCharsets.UTF_8);
    int end = text.indexOf("\n\n");
    if (end < 0) {
      throw malformed();
    }
    var lines = text.substring(0, end).split("\n", -1);
    var first = FIRST.matcher(lines[0]);
    if (!first.matches() || lines.length > MOST_HASHES + 1) {
      throw malformed();
    }
    var path = new ArrayList<Digest>();
    for (int at = 1; at < lines.length; at++) {
      path.add(hash(lines[at]));
    }
    var note = text.substring(end + 2).getBytes(StandardCharsets.UTF_8);
    return new Shown(Long.parseLong(first.group(1)), path, note);
  }

  private static Digest hash(String line) {
    try {
      return Digest.raw(Base64.getDecoder().decode(line));
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
  }

  private static RefusedException malformed() {
    return new RefusedException(Reason.ENVELOPE_MALFORMED, "no checkpoint with its path");
  }

  /** The lines between the first and the empty one. */
  String pathLines() {
    var lines = new StringBuilder();
    path.forEach(
        hash -> lines.append(Base64.getEncoder().encodeToString(hash.bytes())).append('\n'));
    return lines.toString();
  }

  byte[] wire() {
    var text = OLD + old + "\n" + pathLines() + "\n" + new String(note, StandardCharsets.UTF_8);
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

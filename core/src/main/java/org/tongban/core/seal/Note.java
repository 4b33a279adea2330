package org.tongban.core.seal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A signed note taken apart, not yet verified (C2SP signed-note).
 *
 * @param text what is signed, with its last line feed
 */
record Note(String text, List<NoteLine> lines) {
  private static final int MOST_BYTES = 65_536;
  private static final int MOST_LINES = 128;

  static Note parse(byte[] wire) throws NotSealedException {
    if (wire.length > MOST_BYTES) {
      throw new NotSealedException("the note is too long");
    }
    var note = utf8(wire);
    int end = note.lastIndexOf("\n\n");
    if (end < 0) {
      throw new NotSealedException("no note: a blank line is missing");
    }
    return new Note(note.substring(0, end + 1), lines(note.substring(end + 2)));
  }

  /** Reads signature lines, each with its line feed; at least one. */
  static List<NoteLine> lines(String text) throws NotSealedException {
    var rows = text.split("\n", -1);
    if (rows.length < 2 || rows.length > MOST_LINES + 1 || !rows[rows.length - 1].isEmpty()) {
      throw new NotSealedException("no note: signatures are missing or too many");
    }
    var lines = new ArrayList<NoteLine>();
    for (int at = 0; at < rows.length - 1; at++) {
      lines.add(NoteLine.parse(rows[at]));
    }
    return lines;
  }

  private static String utf8(byte[] wire) throws NotSealedException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(wire)).toString();
    } catch (CharacterCodingException e) {
      throw new NotSealedException("no note: not in UTF-8");
    }
  }
}

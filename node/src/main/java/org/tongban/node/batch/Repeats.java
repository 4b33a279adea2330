package org.tongban.node.batch;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.tongban.core.message.Digest;

/**
 * Which rows say the same as an earlier one. It keeps a number of 64 bits for each row, so a
 * million of them take some 25 MB; that two different rows out of a million have the same number
 * happens once in tens of millions of batches, and is told as a fault of the row.
 */
final class Repeats {
  private static final int FIRST_SLOTS = 1 << 10;

  private long[] marks = new long[FIRST_SLOTS];

  /** Numbers of rows; 0 where a slot is free. */
  private int[] rows = new int[FIRST_SLOTS];

  private int used;

  /**
   * Notes a row.
   *
   * @param content of what it says
   * @return the earlier row that says the same
   */
  OptionalLong earlier(long row, Digest content) {
    if (used > marks.length / 2) {
      grow();
    }
    long mark = ByteBuffer.wrap(content.bytes()).getLong();
    int slot = slot(mark);
    if (rows[slot] != 0) {
      return OptionalLong.of(rows[slot]);
    }
    put(slot, mark, Math.toIntExact(row));
    used++;
    return OptionalLong.empty();
  }

  /** Where it stands, or would. */
  private int slot(long mark) {
    int slot = (int) mark & marks.length - 1;
    while (rows[slot] != 0 && marks[slot] != mark) {
      slot = slot + 1 & marks.length - 1;
    }
    return slot;
  }

  private void put(int slot, long mark, int row) {
    marks[slot] = mark;
    rows[slot] = row;
  }

  private void grow() {
    var oldMarks = marks;
    var oldRows = rows;
    marks = new long[2 * oldMarks.length];
    rows = new int[marks.length];
    for (int at = 0; at < oldRows.length; at++) {
      if (oldRows[at] != 0) {
        put(slot(oldMarks[at]), oldMarks[at], oldRows[at]);
      }
    }
  }
}

package org.tongban.node.console.approval;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;

/** The difference of two texts, line by line, with some lines around each change. */
public final class LineDiff {
  private static final int AROUND = 3;

  private LineDiff() {}

  /**
   * A line of it.
   *
   * @param sign {@code -} taken away, {@code +} new, a space for both, {@code …} for lines left out
   * @param number in the new text, in the old one for what was taken away; 0 for none
   */
  public record Line(String sign, int number, String text) {
    public boolean added() {
      return sign.equals("+");
    }

    public boolean removed() {
      return sign.equals("-");
    }
  }

  /** Nothing where they are the same. */
  public static List<Line> of(String before, String after) {
    var old = before.lines().toList();
    var now = after.lines().toList();
    var lines = new ArrayList<Line>();
    int shown = 0;
    for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
      int from = delta.getTarget().getPosition();
      around(now, shown, from, lines, shown > 0);
      int at = delta.getSource().getPosition();
      for (var line : delta.getSource().getLines()) {
        lines.add(new Line("-", ++at, line));
      }
      shown = from;
      for (var line : delta.getTarget().getLines()) {
        lines.add(new Line("+", ++shown, line));
      }
    }
    if (!lines.isEmpty()) {
      around(now, shown, now.size() + AROUND, lines, true);
    }
    return lines;
  }

  /** The lines between two changes that are near one of them. */
  private static void around(List<String> now, int from, int to, List<Line> lines, boolean after) {
    boolean gap = false;
    for (int at = from; at < Math.min(to, now.size()); at++) {
      boolean near = after && at < from + AROUND || at >= to - AROUND;
      if (near) {
        lines.add(new Line(" ", at + 1, now.get(at)));
      } else if (!gap) {
        gap = true;
        lines.add(new Line("…", 0, ""));
      }
    }
  }
}

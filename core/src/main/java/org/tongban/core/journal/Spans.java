package org.tongban.core.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which leaves each hash of a path stands for, by the definitions of RFC 9162 §2.1.3 and §2.1.4.
 */
final class Spans {
  private Spans() {}

  /** The lowest first. */
  static List<Span> inclusion(long index, long size) {
    var spans = new ArrayList<Span>();
    long from = 0;
    long to = size;
    while (to - from > 1) {
      long middle = from + split(to - from);
      if (index < middle) {
        spans.add(new Span(middle, to));
        to = middle;
      } else {
        spans.add(new Span(from, middle));
        from = middle;
      }
    }
    Collections.reverse(spans);
    return spans;
  }

  /** The lowest first. */
  static List<Span> consistency(long first, long second) {
    var spans = new ArrayList<Span>();
    if (first == 0 || first == second) {
      return spans;
    }
    long from = 0;
    long to = second;
    while (first != to) {
      long middle = from + split(to - from);
      if (first <= middle) {
        spans.add(new Span(middle, to));
        to = middle;
      } else {
        spans.add(new Span(from, middle));
        from = middle;
      }
    }
    if (from > 0) {
      // else it is the shorter log itself, whose root the verifier knows
      spans.add(new Span(from, to));
    }
    Collections.reverse(spans);
    return spans;
  }

  /** The largest power of 2 that is less. */
  private static long split(long size) {
    return Long.highestOneBit(size - 1);
  }
}

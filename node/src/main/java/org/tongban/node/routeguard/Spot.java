package org.tongban.node.routeguard;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Where in a file something stands.
 *
 * @param line counted from 1; 0 where none is to blame
 * @param column counted from 1; 0 where none is to blame
 */
record Spot(int line, int column) {
  static final Spot NONE = new Spot(0, 0);

  static final Spot TOP = new Spot(1, 1);

  static Spot of(Node node) {
    return of(node.getStartMark()).orElse(TOP);
  }

  static Optional<Spot> of(Optional<Mark> mark) {
    return mark.map(at -> new Spot(at.getLine() + 1, at.getColumn() + 1));
  }
}

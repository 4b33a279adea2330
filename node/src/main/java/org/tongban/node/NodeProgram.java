package org.tongban.node;

import org.tongban.node.settings.Settings;

/** One running node. */
public final class NodeProgram {
  private NodeProgram() {}

  /** Runs a node and returns when it has stopped. */
  public static void run(Settings settings) {
    throw new UnsupportedOperationException("node " + settings.member());
  }
}

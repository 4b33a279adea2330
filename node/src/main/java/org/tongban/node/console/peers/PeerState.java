package org.tongban.node.console.peers;

/** How it is with another member, the worst first; the first that is true is shown. */
public enum PeerState {
  /** Its journal contradicted itself. */
  CONTRADICTED("bad", "✕"),
  /** Suspended by the operator of the federation. */
  OUT("bad", "✕"),
  /** Two people of this member have removed it from this node. */
  REMOVED("bad", "✕"),
  /** This member exchanges nothing with it for a time. */
  SUSPENDED("warn", "‖"),
  /** No certificate of it for connections or for signing is in force. */
  ENDED("bad", "✕"),
  /** Could not be reached several times in a row; asks rest for it. */
  AWAY("bad", "✕"),
  /** A certificate of it ends within 30 days. */
  EXPIRING("warn", "!"),
  /** Nothing was ever exchanged with it. */
  UNUSED("still", "–"),
  GOOD("ok", "✓");

  private final String level;
  private final String mark;

  PeerState(String level, String mark) {
    this.level = level;
    this.mark = mark;
  }

  /** Class of its colours. */
  public String level() {
    return level;
  }

  /** Sign beside the colour. */
  public String mark() {
    return mark;
  }
}

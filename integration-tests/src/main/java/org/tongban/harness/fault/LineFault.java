package org.tongban.harness.fault;

import java.util.Set;

/** What the line between the two nodes can do to them. */
abstract sealed class LineFault implements Fault {
  private final Line.State state;

  private LineFault(Line.State state) {
    this.state = state;
  }

  @Override
  public Set<String> codes() {
    return Set.of("peer-unreachable", "peer-timeout");
  }

  @Override
  public void strike(Bed bed) {
    bed.line().become(state);
  }

  @Override
  public void mend(Bed bed) {
    bed.line().become(Line.State.GOOD);
  }

  /** The network between the two is cut. */
  static final class Cut extends LineFault {
    Cut() {
      super(Line.State.CUT);
    }

    @Override
    public String name() {
      return "network-cut";
    }
  }

  /** The peer answers so slowly that some of its answers come too late. */
  static final class Slow extends LineFault {
    Slow() {
      super(Line.State.SLOW);
    }

    @Override
    public String name() {
      return "slow-peer";
    }
  }

  /** Connections stay open, and nothing comes over them any more. */
  static final class HalfOpen extends LineFault {
    HalfOpen() {
      super(Line.State.HALF_OPEN);
    }

    @Override
    public String name() {
      return "half-open";
    }
  }

  /** One byte of a hundred is another. */
  static final class Noisy extends LineFault {
    Noisy() {
      super(Line.State.NOISY);
    }

    @Override
    public String name() {
      return "corrupted-bytes";
    }

    @Override
    public Set<String> codes() {
      return Set.of("peer-unreachable", "peer-timeout", "peer-not-trusted", "answer-invalid");
    }
  }
}

package org.tongban.harness.fault;

import java.time.Duration;
import java.util.Set;
import org.tongban.node.demo.register.Region;

/** {@code kill -9} of a node; whoever looks after the machine starts it again. */
final class KillNode implements Fault {
  private final String name;
  private final Region region;
  private final Set<String> codes;

  KillNode(String name, Region region, Set<String> codes) {
    this.name = name;
    this.region = region;
    this.codes = codes;
  }

  /** Its peers can't reach it. */
  static KillNode answering() {
    return new KillNode(
        "kill-node", Bed.ANSWERING, Set.of("peer-unreachable", "peer-timeout", "answer-invalid"));
  }

  /** Its own callers can't; when it starts again, it is busy for a moment. */
  static KillNode asking() {
    return new KillNode("kill-asking-node", Bed.ASKING, Set.of(Call.NO_REPLY, "busy"));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<String> codes() {
    return codes;
  }

  @Override
  public void strike(Bed bed) {
    bed.node(region).kill();
  }

  @Override
  public void mend(Bed bed) {
    bed.restart(region);
  }

  @Override
  public Duration recovery() {
    return Duration.ofSeconds(60);
  }
}

package org.tongban.harness.fault;

import java.util.Set;

/** {@code kill -9} of the answering node's PostgreSQL, which the node starts again by itself. */
final class KillDatabase implements Fault {
  @Override
  public String name() {
    return "kill-database";
  }

  @Override
  public Set<String> codes() {
    return Set.of("peer-unreachable", "peer-timeout", "register-unavailable");
  }

  @Override
  public void strike(Bed bed) {
    bed.server(Bed.ANSWERING).kill();
  }

  @Override
  public boolean mendsItself() {
    return true;
  }
}

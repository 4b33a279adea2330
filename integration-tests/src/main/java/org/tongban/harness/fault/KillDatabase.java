package org.tongban.harness.fault;

import java.util.Set;
import org.tongban.node.demo.register.Region;

/** {@code kill -9} of a node's PostgreSQL, which the node starts again by itself. */
final class KillDatabase implements Fault {
  private final String name;
  private final Region region;
  private final Set<String> codes;

  private KillDatabase(String name, Region region, Set<String> codes) {
    this.name = name;
    this.region = region;
    this.codes = codes;
  }

  static KillDatabase answering() {
    var codes = Set.of("peer-unreachable", "peer-timeout", "register-unavailable");
    return new KillDatabase("kill-database", Bed.ANSWERING, codes);
  }

  static KillDatabase asking() {
    return new KillDatabase("kill-asking-database", Bed.ASKING, Set.of("journal-unavailable"));
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
    bed.server(region).kill();
  }

  @Override
  public boolean mendsItself() {
    return true;
  }
}

package org.tongban.harness.fault;

import java.util.Set;

/** The answering node's database takes no changes any more, for all sessions at once. */
final class ReadOnlyDatabase implements Fault {
  @Override
  public String name() {
    return "read-only-database";
  }

  @Override
  public Set<String> codes() {
    return Set.of("peer-unreachable");
  }

  @Override
  public void strike(Bed bed) {
    bed.server(Bed.ANSWERING).readOnly(true);
  }

  @Override
  public void mend(Bed bed) {
    bed.server(Bed.ANSWERING).readOnly(false);
  }
}

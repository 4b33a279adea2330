package org.tongban.harness.fault;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code kill -9} of one of two nodes that answer for a member on one database. The other goes on:
 * only what was under way at the dead one is asked again.
 */
final class KillReplica implements Fault {
  private Optional<Replica> replica = Optional.empty();
  private int carried;

  @Override
  public String name() {
    return "kill-replica";
  }

  @Override
  public Set<String> codes() {
    return Set.of("peer-unreachable", "peer-timeout", "answer-invalid");
  }

  @Override
  public void prepare(Bed bed) {
    var second = Replica.start(bed.layout(), bed.settings(Bed.ANSWERING, Map.of()));
    replica = Optional.of(second);
    carried = 0;
    bed.line().lead(bed.layout().peerPort(Bed.ANSWERING), second.peerPort());
  }

  @Override
  public void strike(Bed bed) {
    carried = bed.line().connections(replica.orElseThrow().peerPort());
    replica.orElseThrow().kill();
  }

  @Override
  public void mend(Bed bed) {
    replica.orElseThrow().restart();
  }

  @Override
  public void tidy(Bed bed) {
    bed.line().lead(bed.layout().peerPort(Bed.ANSWERING));
    replica.ifPresent(Replica::close);
    replica = Optional.empty();
  }

  @Override
  public Duration recovery() {
    return Duration.ofSeconds(5);
  }

  /** A connection that nobody used at that moment breaks without anybody's noticing. */
  @Override
  public boolean interrupts() {
    return false;
  }

  @Override
  public Optional<String> complaint() {
    return carried > 0 ? Optional.empty() : Optional.of("unnoticed");
  }
}

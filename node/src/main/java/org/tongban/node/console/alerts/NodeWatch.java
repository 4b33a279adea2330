package org.tongban.node.console.alerts;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.Member;
import org.tongban.core.message.Digest;
import org.tongban.node.console.LastKeys;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.keeper.ListState;
import org.tongban.node.proof.Stamping;
import org.tongban.node.routeguard.RouteState;
import org.tongban.node.routeguard.RouteStates;
import org.tongban.node.witness.Checkpoints;

/** What this replica itself holds: files, certificates, lists, stamps, room on its disk. */
final class NodeWatch implements Watch {
  private static final long EARLY = 30;
  private static final long LATE = 7;

  /** Of the disk, below which a database soon stands still. */
  private static final double LOW = 0.1;

  private static final long ALWAYS_ENOUGH = 50L << 30;

  private final Parts parts;
  private final Clock clock;

  /**
   * What is looked at.
   *
   * @param files which of them were refused and why, by name
   * @param stampLimit past which no ask is taken; empty where nobody stamps
   */
  record Parts(
      DirectoryKeeper directory,
      RouteStates routes,
      Stamping stamping,
      Optional<Duration> stampLimit,
      Checkpoints checkpoints,
      Supplier<Map<String, Optional<String>>> files,
      Path data) {}

  NodeWatch(Parts parts, Clock clock) {
    this.parts = parts;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "node";
  }

  @Override
  public List<Finding> look() {
    var found = new ArrayList<Finding>();
    parts.routes().all().stream()
        .filter(state -> state.status() == RouteState.Status.REFUSED)
        .map(one -> new Finding(Rule.ROUTE_REFUSED, one.name(), one.since().toString(), 1))
        .forEach(found::add);
    parts
        .files()
        .get()
        .forEach(
            (name, problem) ->
                problem.ifPresent(why -> found.add(told(Rule.FILE_REFUSED, name, why))));
    certificates(found);
    revocation(found);
    parts
        .checkpoints()
        .problem()
        .ifPresent(why -> found.add(told(Rule.JOURNAL_BEHIND, "checkpoint", why)));
    stamps(found);
    disk(found);
    return found;
  }

  /** Another sentence is another alert: of two sentences none is the later one. */
  static Finding told(Rule rule, String name, String why) {
    var mark = Digest.sha256(why.getBytes(StandardCharsets.UTF_8)).value();
    return new Finding(rule, name + " #" + mark.substring(0, 6), "1", 1);
  }

  private void certificates(List<Finding> found) {
    for (var member : parts.directory().held().directory().members()) {
      if (member.active()) {
        LastKeys.of(member).forEach(key -> certificate(member, key, found));
      }
    }
  }

  /** The nearer the end, the later the cause. */
  private void certificate(Member member, CertifiedKey key, List<Finding> found) {
    long seconds = Duration.between(clock.instant(), key.to()).toSeconds();
    long days = Math.floorDiv(seconds, Duration.ofDays(1).toSeconds());
    if (days < EARLY) {
      var step = days < 0 ? "3" : days < LATE ? "2" : "1";
      var name = member.code() + " " + key.use() + " " + key.suite();
      found.add(new Finding(Rule.CERTIFICATE_ENDS, name, step, days));
    }
  }

  private void revocation(List<Finding> found) {
    var keeper = parts.directory().revocation();
    keeper.states().stream()
        .filter(state -> state.overdue() || !state.reliedOn())
        .map(NodeWatch::stale)
        .forEach(found::add);
    keeper.answers(parts.directory().held().directory()).stream()
        .filter(state -> !state.reliedOn())
        .map(state -> new Finding(Rule.REVOCATION_STALE, state.address(), "2", 1))
        .forEach(found::add);
  }

  private static Finding stale(ListState state) {
    return new Finding(Rule.REVOCATION_STALE, state.authority(), state.reliedOn() ? "1" : "2", 1);
  }

  /** At a tenth of the limit, and again at half of it and when it is passed. */
  private void stamps(List<Finding> found) {
    var age = parts.stamping().unstampedAge();
    parts
        .stampLimit()
        .filter(limit -> age.multipliedBy(10).compareTo(limit) > 0)
        .ifPresent(
            limit -> {
              var step =
                  age.compareTo(limit) > 0
                      ? "3"
                      : age.multipliedBy(2).compareTo(limit) > 0 ? "2" : "1";
              found.add(new Finding(Rule.STAMPS_BEHIND, "stamps", step, age.toMinutes()));
            });
  }

  private void disk(List<Finding> found) {
    var room = parts.data().toFile();
    long free = room.getUsableSpace();
    long all = room.getTotalSpace();
    if (all > 0 && free < ALWAYS_ENOUGH && free < all * LOW) {
      // again with each half of what is left
      var step = 64 - (64 - Long.numberOfLeadingZeros(free >> 20));
      found.add(new Finding(Rule.DISK_LOW, "data", String.format("%02d", step), free >> 20));
    }
  }
}

package org.tongban.harness.conformance;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.tongban.core.catalogue.TwoPhase.State;

/** What is reserved is committed or cancelled, once, and only by whom it was reserved. */
final class TransactionChecks {
  private static final String SECTION = "Transactions: reserve, then commit or cancel";
  private static final List<Need> RESERVES = List.of(Need.TWO_PHASE, Need.RESERVES);

  /** How long a reservation is asked for that is to end. */
  private static final Duration SHORT = Duration.ofSeconds(2);

  private static final Duration LONGER = Duration.ofMillis(3500);

  private TransactionChecks() {}

  static List<Check> checks() {
    return List.of(
        check("TPC-01", TransactionChecks::reserved),
        check("TPC-02", TransactionChecks::reservedOnce),
        check("TPC-03", TransactionChecks::altered),
        check("TPC-04", TransactionChecks::committed),
        check("TPC-05", TransactionChecks::committedOnce),
        check("TPC-06", TransactionChecks::commitOfCancelled),
        new Check(
            "TPC-07",
            SECTION,
            List.of(Need.TWO_PHASE, Need.RESERVES, Need.WISHED),
            TransactionChecks::commitOfEnded),
        check("TPC-08", TransactionChecks::cancelOfCommitted),
        check("TPC-09", TransactionChecks::cancelledBefore),
        new Check(
            "TPC-10",
            SECTION,
            List.of(Need.TWO_PHASE, Need.RESERVES, Need.SECOND, Need.SECOND_CANCELS),
            TransactionChecks::ofAnother),
        check("TPC-11", TransactionChecks::otherReference));
  }

  private static Check check(String id, Probe probe) {
    return new Check(id, SECTION, RESERVES, probe);
  }

  static boolean reserves(Subject node) throws IOException {
    var one = Transaction.of(node);
    var said = one.reserve();
    one.cancel();
    return said.positive() && said.is(State.RESERVED);
  }

  static boolean secondCancels(Subject node) throws IOException {
    return Transaction.of(node).by(node.second().orElseThrow()).cancel().positive();
  }

  static boolean wishes(Subject node) {
    return Transaction.of(node).block().wished().isPresent();
  }

  private static Verdict reserved(Subject node) throws IOException {
    var one = Transaction.of(node);
    var said = one.reserve();
    one.cancel();
    var good =
        said.positive()
            && said.is(State.RESERVED)
            && one.isAbout(said)
            && !said.reference().isEmpty()
            && one.block()
                .expires(said.seen().claim("body"))
                .filter(node.now()::isBefore)
                .isPresent();
    return Verdict.when(good, said.told());
  }

  private static Verdict reservedOnce(Subject node) throws IOException {
    var one = Transaction.of(node);
    var first = one.reserve();
    var again = one.again();
    one.cancel();
    return Verdict.when(first.positive() && first.same(again), first.told() + ", " + again.told());
  }

  private static Verdict altered(Subject node) throws IOException {
    var one = Transaction.of(node);
    one.reserve();
    var other = one.reserve(Duration.ofMinutes(50));
    one.cancel();
    return Verdict.when(other.seen().refused("step-altered"), other.told());
  }

  private static Verdict committed(Subject node) throws IOException {
    var one = Transaction.of(node);
    var said = one.commit(one.reserve());
    return Verdict.when(
        said.positive() && said.is(State.COMMITTED) && one.isAbout(said), said.told());
  }

  private static Verdict committedOnce(Subject node) throws IOException {
    var one = Transaction.of(node);
    var first = one.commit(one.reserve());
    var again = one.again();
    return Verdict.when(
        first.is(State.COMMITTED) && first.same(again), first.told() + ", " + again.told());
  }

  private static Verdict commitOfCancelled(Subject node) throws IOException {
    var one = Transaction.of(node);
    var reserved = one.reserve();
    var cancelled = one.cancel();
    var said = one.commit(reserved);
    var good =
        cancelled.positive()
            && cancelled.is(State.CANCELLED)
            && said.hindered()
            && said.is(State.CANCELLED);
    return Verdict.when(good, cancelled.told() + ", " + said.told());
  }

  private static Verdict commitOfEnded(Subject node) throws IOException {
    var one = Transaction.of(node);
    var reserved = one.reserve(SHORT);
    node.pause(LONGER);
    var said = one.commit(reserved);
    return Verdict.when(
        said.hindered() && said.is(State.EXPIRED), reserved.told() + ", " + said.told());
  }

  /** It stays committed, unless the service gives back what was committed. */
  private static Verdict cancelOfCommitted(Subject node) throws IOException {
    var one = Transaction.of(node);
    one.commit(one.reserve());
    var said = one.cancel();
    var good =
        said.positive() ? said.is(State.CANCELLED) : said.hindered() && said.is(State.COMMITTED);
    return Verdict.when(good, said.told());
  }

  /** The reservation may have been on its way. */
  private static Verdict cancelledBefore(Subject node) throws IOException {
    var one = Transaction.of(node);
    var cancelled = one.cancel();
    var said = one.reserve();
    var good = cancelled.positive() && !said.positive() && !said.is(State.RESERVED);
    return Verdict.when(good, cancelled.told() + ", " + said.told());
  }

  private static Verdict ofAnother(Subject node) throws IOException {
    var one = Transaction.of(node);
    var reserved = one.reserve();
    var other = one.by(node.second().orElseThrow()).cancel();
    var said = one.commit(reserved);
    return Verdict.when(
        said.positive() && said.is(State.COMMITTED), other.told() + ", " + said.told());
  }

  private static Verdict otherReference(Subject node) throws IOException {
    var one = Transaction.of(node);
    var reserved = one.reserve();
    var said = one.commit("NOT-" + reserved.reference());
    one.cancel();
    return Verdict.when(!said.positive() && !said.is(State.COMMITTED), said.told());
  }
}

package org.tongban.node.console.peers;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.tongban.core.directory.Member;
import org.tongban.node.console.user.Act;
import org.tongban.node.console.user.Operations;
import org.tongban.node.peer.PeerProbe;
import org.tongban.node.peer.ProbeFinding;
import org.tongban.node.peer.ProbeStep;
import org.tongban.node.store.PeerTest;
import org.tongban.node.store.PeerTestBook;

/** Tests of connections, one at a time for each member over all replicas, kept for all of them. */
final class PeerTests implements AutoCloseable {
  /** Longer than all steps together may take. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private static final int AT_ONCE = 4;

  private final PeerProbe probe;
  private final PeerTestBook book;
  private final Operations operations;
  private final Clock clock;
  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, PeerTests::thread);

  PeerTests(PeerProbe probe, PeerTestBook book, Operations operations, Clock clock) {
    this.probe = probe;
    this.book = book;
    this.operations = operations;
    this.clock = clock;
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "peer-test");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Begins a test, unless one runs already.
   *
   * @return done when it is over
   */
  CompletableFuture<Void> begin(Member member, String who) {
    var now = clock.instant();
    return book.begin(member.code(), who, now, now.minus(LONGEST))
        .map(id -> CompletableFuture.runAsync(() -> run(id, member, who), threads))
        .orElseGet(() -> CompletableFuture.completedFuture(null));
  }

  private void run(UUID id, Member member, String who) {
    try {
      var failed = probe.test(member, finding -> book.found(id, finding.line()));
      var found = failed.map(step -> "failed at " + step).orElse("good");
      operations.keep(who, Act.PEER_TESTED, member.code().value(), found);
    } finally {
      book.end(id, clock.instant());
    }
  }

  /** The last one. */
  Optional<Shown> last(Member member) {
    return book.last(member.code()).map(Shown::of);
  }

  /**
   * A test as a page shows it.
   *
   * @param findings of the steps that were come to
   * @param untried the steps behind one that failed, or that are still to come
   */
  public record Shown(PeerTest test, List<ProbeFinding> findings, List<ProbeStep> untried) {
    static Shown of(PeerTest test) {
      var findings = test.findings().stream().map(ProbeFinding::of).toList();
      var untried = new ArrayList<>(Arrays.asList(ProbeStep.values()));
      findings.forEach(found -> untried.remove(found.step()));
      return new Shown(test, findings, untried);
    }

    /** Whether it still goes on. */
    public boolean runs() {
      return test.ended().isEmpty();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}

package org.tongban.harness.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.tongban.harness.fault.Finding.State;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Region;

/** Lets callers ask, lets one thing go wrong, and looks what is left of the promises. */
final class Trial {
  private static final int CALLERS = 4;
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration STEADY = Duration.ofSeconds(3);
  private static final Duration LONGEST = Duration.ofSeconds(150);
  private static final int REPEATED = 5;

  private final Bed bed;
  private final Duration lasts;
  private final Clock clock;

  Trial(Bed bed, Duration lasts, Clock clock) {
    this.bed = bed;
    this.lasts = lasts;
    this.clock = clock;
  }

  Finding of(Fault fault) throws InterruptedException {
    var impossible = fault.impossible(bed);
    if (impossible.isPresent()) {
      return Finding.notRun(fault.name(), impossible.get());
    }
    try {
      bed.arrange(fault.settings());
      fault.prepare(bed);
      try {
        return run(fault);
      } finally {
        fault.tidy(bed);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(fault.name(), e);
    }
  }

  private Finding run(Fault fault) throws InterruptedException, IOException {
    var heads = bed.books().heads();
    try (var callers = new Callers(bed.layout(), PAUSE)) {
      for (int caller = 0; caller < CALLERS; caller++) {
        var person = KnownPeople.ASSISTED.in(Bed.ANSWERING);
        callers.add(List.of(Wish.assistance(Bed.ASKING, Bed.ANSWERING.code(), person, "POSITIVE")));
      }
      settle(callers, System.nanoTime());
      var struck = System.nanoTime();
      fault.strike(bed);
      TimeUnit.MILLISECONDS.sleep(fault.lasts().orElse(lasts).toMillis());
      var mended = fault.mendsItself() ? struck : System.nanoTime();
      fault.mend(bed);
      settle(callers, mended);
      callers.stop();
      var span = new Span(callers.calls(), struck, mended);
      return judge(fault, span, callers, heads);
    }
  }

  /** Until all callers have been answered for a while; a node that never is will be told of. */
  private static void settle(Callers callers, long since) throws InterruptedException {
    var limit = System.nanoTime() + LONGEST.toNanos();
    while (System.nanoTime() < limit && !steady(callers.calls(), since)) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private static boolean steady(List<Call> calls, long since) {
    var from = System.nanoTime() - STEADY.toNanos();
    var late = calls.stream().filter(call -> call.end() >= from).toList();
    return from > since && !late.isEmpty() && late.stream().allMatch(Call::good);
  }

  /** What callers met, seen from the fault. */
  private record Span(List<Call> calls, long struck, long mended) {
    List<Call> good() {
      return calls.stream().filter(Call::good).toList();
    }

    List<Call> touched() {
      return calls.stream().filter(call -> call.end() >= struck).toList();
    }

    Map<String, Long> problems() {
      var problems = new TreeMap<String, Long>();
      touched().stream()
          .filter(call -> !call.good())
          .forEach(call -> problems.merge(call.outcome(), 1L, Long::sum));
      return problems;
    }

    /** To the first answer after the last problem; longer than anything when there is none. */
    Duration recovery() {
      var last =
          calls.stream().filter(call -> !call.good()).mapToLong(Call::end).max().orElse(mended);
      var from = Math.max(last, mended);
      var first = good().stream().mapToLong(Call::end).filter(end -> end >= from).min().orElse(-1);
      return first < 0 ? LONGEST : Duration.ofNanos(first - mended);
    }

    Duration longest() {
      return Duration.ofMillis(touched().stream().mapToLong(Call::millis).max().orElse(0));
    }
  }

  private Finding judge(Fault fault, Span span, Callers callers, Map<Region, Long> heads)
      throws InterruptedException {
    var good = span.good();
    var balance = bed.books().balance(good, heads);
    var last = good.subList(Math.max(0, good.size() - REPEATED), good.size());
    var again = Replay.of(bed, clock).answered(bed.books().asks(last)) + otherwise(last, callers);
    var twice = balance.twice() + again;
    var broken = new ArrayList<String>();
    check(broken, "lost", balance.lost() == 0);
    check(broken, "twice", twice == 0);
    check(broken, "journal", bed.books().whole());
    check(broken, "recovery", span.recovery().compareTo(fault.recovery()) <= 0);
    check(broken, "codes", fault.codes().containsAll(span.problems().keySet()));
    check(broken, "unnoticed", !fault.interrupts() || !span.problems().isEmpty());
    check(broken, "waiting", span.longest().compareTo(Bed.PEER_TIMEOUT.multipliedBy(4)) <= 0);
    fault.complaint().ifPresent(broken::add);
    return new Finding(
        fault.name(),
        broken.isEmpty() ? State.HELD : State.BROKEN,
        "",
        good.size(),
        span.problems(),
        span.longest(),
        balance.lost(),
        twice,
        span.recovery(),
        broken);
  }

  /** A repetition under the same key is the same exchange. */
  private static long otherwise(List<Call> calls, Callers callers) throws InterruptedException {
    var count = 0L;
    for (var call : calls) {
      if (!callers.ask(call.wish(), call.key()).exchange().equals(call.exchange())) {
        count++;
      }
    }
    return count;
  }

  private static void check(List<String> broken, String promise, boolean held) {
    if (!held) {
      broken.add(promise);
    }
  }
}

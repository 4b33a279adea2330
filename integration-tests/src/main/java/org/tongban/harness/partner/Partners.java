package org.tongban.harness.partner;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.TrustedDirectory;
import org.tongban.harness.scenario.Behaviour.Signature;
import org.tongban.harness.scenario.Knobs;
import org.tongban.harness.scenario.PartnerScript;
import org.tongban.harness.scenario.Scenario;

/** All regions of a scenario, listening until closed. */
public final class Partners implements AutoCloseable {
  private final List<PartnerDoor> doors = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool(Partners::thread);
  private final PartnerFiles files;
  private final Supplier<TrustedDirectory> directory;
  private final Catalogue catalogue;
  private final Papers papers;
  private final Clock clock;

  /** By which script each region goes now, however its knobs are turned. */
  private final Map<MemberCode, PartnerScript> scripts = new ConcurrentHashMap<>();

  /** What is reserved at each, whatever script it goes by. */
  private final Map<MemberCode, PartnerTransactions> reserved = new ConcurrentHashMap<>();

  private Partners(
      PartnerFiles files,
      Supplier<TrustedDirectory> directory,
      Catalogue catalogue,
      Papers papers,
      Clock clock) {
    this.files = files;
    this.directory = directory;
    this.catalogue = catalogue;
    this.papers = papers;
    this.clock = clock;
  }

  /**
   * Opens them.
   *
   * @param directory in which they are, or will be before they are asked
   * @param ports the first one's; each other takes the next, or all of them free ones when it is 0
   * @throws org.tongban.core.seal.KeyFileException when a key is missing
   * @throws java.io.UncheckedIOException when a port is taken
   */
  public static Partners open(
      Scenario scenario,
      PartnerFiles files,
      Supplier<TrustedDirectory> directory,
      Catalogue catalogue,
      Papers papers,
      int ports,
      Clock clock) {
    var partners = new Partners(files, directory, catalogue, papers, clock);
    boolean opened = false;
    try {
      var port = ports;
      for (var script : scenario.partners()) {
        partners.open(script, port);
        port += ports == 0 ? 0 : 1;
      }
      opened = true;
      return partners;
    } finally {
      if (!opened) {
        partners.close();
      }
    }
  }

  private void open(PartnerScript script, int port) {
    var trade = trade(script, Knobs.of(script.behaviour()));
    var good = Manners.good(new DirectoryTrust(directory, clock));
    var manners = fault(script).map(fault -> fault.in(good, trade)).orElse(good);
    doors.add(PartnerDoor.open(partner(trade), manners, port, threads, clock));
    scripts.put(script.code(), script);
  }

  private static Partner partner(Trade trade) {
    var script = trade.script();
    return new Partner(
        trade,
        steps -> fault(script).map(fault -> fault.in(steps, trade)).orElse(steps),
        steps -> fault(script).map(fault -> fault.in(steps, trade)).orElse(steps));
  }

  private static Optional<Fault> fault(PartnerScript script) {
    return script.behaviour().fault().map(Faults::named);
  }

  private Trade trade(PartnerScript script, Knobs knobs) {
    var own = files.keys(script.code(), script.suites());
    var signing =
        script.behaviour().signature() == Signature.STRANGER
            ? files.keys(PartnerFiles.STRANGER, script.suites())
            : own;
    var shown =
        knobs.expired()
            ? files.keys(script.code(), script.suites(), files.expired(script.code()))
            : own;
    var shifted = Clock.offset(clock, knobs.clock());
    return new Trade(
        knobs.wrongVersion() ? script.inAnotherVersion() : script,
        knobs,
        own,
        signing,
        shown,
        files.certificates(),
        directory,
        catalogue,
        papers,
        new PartnerBooks(
            reserved.computeIfAbsent(script.code(), code -> new PartnerTransactions())),
        shifted);
  }

  /**
   * A region goes on by another script, at the same place and with the same keys. It forgets which
   * messages it has seen, and keeps what is reserved; it receives callers as before.
   *
   * @throws IllegalArgumentException when no such region is played
   */
  public void change(PartnerScript script) {
    become(script, Knobs.of(script.behaviour()));
  }

  /**
   * A region's knobs are turned; it forgets and keeps what it does when its script changes. Another
   * certificate is shown at the next handshake, so connections that are up are closed then.
   *
   * @throws IllegalArgumentException when no such region is played
   */
  public void turn(MemberCode region, Knobs knobs) {
    var script = Optional.ofNullable(scripts.get(region));
    become(script.orElseThrow(() -> unknown(region)), knobs);
  }

  private void become(PartnerScript script, Knobs knobs) {
    doors.stream()
        .filter(door -> door.partner().script().code().equals(script.code()))
        .findFirst()
        .orElseThrow(() -> unknown(script.code()))
        .become(partner(trade(script, knobs)));
    scripts.put(script.code(), script);
  }

  private static IllegalArgumentException unknown(MemberCode region) {
    return new IllegalArgumentException(region + " is not simulated");
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "partner");
    thread.setDaemon(true);
    return thread;
  }

  /** Where each of them listens, for the directory. */
  public Map<MemberCode, URI> endpoints() {
    var endpoints = new LinkedHashMap<MemberCode, URI>();
    doors.forEach(door -> endpoints.put(door.partner().script().code(), door.endpoint()));
    return endpoints;
  }

  /** How many messages each has replied to so far. */
  public Map<MemberCode, Long> replies() {
    var replies = new LinkedHashMap<MemberCode, Long>();
    doors.forEach(door -> replies.put(door.partner().script().code(), door.replies()));
    return replies;
  }

  @Override
  public void close() {
    doors.forEach(PartnerDoor::close);
    threads.shutdownNow();
  }
}

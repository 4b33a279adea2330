package org.tongban.harness.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.StrictJson;
import org.tongban.harness.bench.BenchResult.Way;
import org.tongban.node.demo.DemoLayout;
import org.tongban.node.demo.RelayOffice;
import org.tongban.node.demo.register.Region;

/** One measurement from beginning to end. */
final class Bench {
  /** Asks in ES256, and is asked in SM2. */
  private static final Region ASKING = Region.JIASHAN;

  /** Asks in SM2, and is asked in ES256. */
  private static final Region ANSWERING = Region.QINGPU;

  private final BenchPlan plan;
  private final BenchFederation federation;
  private final DemoLayout layout;
  private final Clock clock;
  private final Consumer<String> progress;
  private final Map<String, Way> ways = new LinkedHashMap<>();
  private final List<Duration> starts = new ArrayList<>();

  Bench(BenchPlan plan, BenchFederation federation, Clock clock, Consumer<String> progress) {
    this.plan = plan;
    this.federation = federation;
    this.layout = federation.layout();
    this.clock = clock;
    this.progress = progress;
  }

  /** What the exchanges of two nodes and the control came to, before anything else is touched. */
  private record Sync(Figures control, Figures controlAtHalf) {}

  /** Batches alone. */
  Map<String, BulkFigures> bulkOnly() {
    begin();
    return bulk();
  }

  private void begin() {
    progress.accept("bench.nodes");
    var answering = CompletableFuture.runAsync(() -> federation.start(ANSWERING, Suite.SM2));
    federation.start(ASKING, Suite.ES256);
    answering.join();
    federation.fillRegister(ANSWERING);
    federation.fillRegister(ASKING);
  }

  BenchResult run(boolean relayed) {
    begin();
    var es256 = Door.node(layout, ASKING, ANSWERING);
    var sm2 = Door.node(layout, ANSWERING, ASKING);
    var disk = new DiskUse(layout, List.of(ASKING, ANSWERING));
    var sync = sync(es256, sm2, disk);
    var bytes = disk.perExchange();
    var resident = Math.max(federation.residentMiB(ASKING), federation.residentMiB(ANSWERING));
    var bulk = bulk();
    var calm = ways.get(BenchResult.ES256).full().perSecond() / 4;
    var before = latency(es256, calm);
    progress.accept("bench.journal");
    fill();
    latency(es256, calm);
    var after = latency(es256, calm);
    progress.accept("bench.starts");
    starts();
    if (relayed) {
      relayed();
    }
    return new BenchResult(
        ways,
        bulk,
        sync.control(),
        sync.controlAtHalf(),
        before,
        after,
        plan.entries(),
        starts,
        resident,
        bytes);
  }

  /** In turns, so that what changes on the machine or in the nodes meets both suites. */
  private Map<String, BulkFigures> bulk() {
    progress.accept("bench.bulk");
    var es256 = new Batches(layout, ASKING, ANSWERING, federation.people(ANSWERING));
    var sm2 = new Batches(layout, ANSWERING, ASKING, federation.people(ASKING));
    es256.run(plan.rows() * 2);
    sm2.run(plan.rows() * 2);
    var es256Rounds = new ArrayList<BulkFigures>();
    var sm2Rounds = new ArrayList<BulkFigures>();
    for (int round = 0; round < plan.rounds(); round++) {
      es256Rounds.add(es256.run(plan.rows()));
      sm2Rounds.add(sm2.run(plan.rows()));
    }
    var figures = new LinkedHashMap<String, BulkFigures>();
    figures.put(BenchResult.ES256, BulkFigures.median(es256Rounds));
    figures.put(BenchResult.SM2, BulkFigures.median(sm2Rounds));
    return figures;
  }

  private Sync sync(Door es256, Door sm2, DiskUse disk) {
    var exchange = json(es256.answer());
    var ask = es256.evidence(exchange, "ask");
    var answer = es256.evidence(exchange, "answer");
    try (var control = ControlPair.start(federation, ASKING, ANSWERING, answer)) {
      var door = control.door(ASKING, ask);
      progress.accept("bench.warm");
      load(es256).closed(plan.warmUp().multipliedBy(2));
      load(sm2).closed(plan.warmUp());
      load(door).closed(plan.warmUp());
      progress.accept("bench.rounds");
      var nodes = new ArrayList<Figures>();
      var others = new ArrayList<Figures>();
      var controls = new ArrayList<Figures>();
      disk.begin();
      for (int round = 0; round < plan.rounds(); round++) {
        nodes.add(load(es256).closed(plan.round()));
        controls.add(load(door).closed(plan.round()));
        others.add(load(sm2).closed(plan.round()));
      }
      disk.end();
      var bare = Figures.medians(controls);
      ways.put(BenchResult.ES256, way(es256, Figures.medians(nodes), Suite.ES256, ask, answer));
      ways.put(BenchResult.SM2, way(sm2, Figures.medians(others), Suite.SM2, ask, answer));
      return new Sync(bare, load(door).open(bare.perSecond() / 2, plan.round().multipliedBy(2)));
    }
  }

  private Way way(Door door, Figures full, Suite suite, byte[] ask, byte[] answer) {
    var half = load(door).open(full.perSecond() / 2, plan.round().multipliedBy(2));
    return new Way(full, half, CryptoFloor.of(suite, ask, answer).micros(Duration.ofSeconds(1)));
  }

  /** Both at once: it is the longest part, and each keeps one processor busy. */
  private void fill() {
    var other = CompletableFuture.runAsync(() -> fill(ANSWERING, ASKING));
    fill(ASKING, ANSWERING);
    other.join();
  }

  private void fill(Region region, Region other) {
    var folder = layout.nodeData(region).resolve("database");
    var peer = new MemberCode(other.code());
    new JournalFill(clock, peer).to(plan.entries(), folder, layout.binaries());
  }

  /** One node after the other, while nothing else is going on. */
  private void starts() {
    for (int i = 0; i < plan.starts(); i++) {
      federation.stop(ASKING);
      starts.add(federation.start(ASKING, Suite.ES256));
    }
  }

  /** 嘉善 reaches 吴江 over 苏州. */
  private void relayed() {
    progress.accept("bench.relayed");
    federation.start(RelayOffice.SUZHOU, Suite.ES256);
    federation.fillRegister(Region.WUJIANG);
    federation.start(Region.WUJIANG, Suite.ES256);
    for (var suite : Suite.values()) {
      federation.stop(ASKING);
      federation.start(ASKING, suite);
      var door = Door.node(layout, ASKING, Region.WUJIANG);
      load(door).closed(plan.warmUp().multipliedBy(2));
      var exchange = json(door.answer());
      var full = load(door).closed(plan.round().multipliedBy(2));
      ways.put(
          suite + " relayed",
          way(
              door,
              full,
              suite,
              door.evidence(exchange, "ask"),
              door.evidence(exchange, "answer")));
    }
  }

  private double latency(Door door, double perSecond) {
    return load(door).open(perSecond, plan.round().multipliedBy(2)).p50();
  }

  private Load load(Door door) {
    return new Load(plan.callers(), door::answer);
  }

  private static JsonNode json(byte[] answer) {
    return StrictJson.parse(answer);
  }
}

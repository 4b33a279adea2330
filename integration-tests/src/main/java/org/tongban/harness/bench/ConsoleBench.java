package org.tongban.harness.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.node.console.Page;
import org.tongban.node.demo.RelayOffice;
import org.tongban.node.demo.register.Region;

/** How long pages of the console take over a large journal and many services. */
final class ConsoleBench {
  static final int SERVICES = 200;

  /** The sign-in page shows nothing of the journal. */
  static final String CONTROL = "/login";

  private static final Region REGION = Region.JIASHAN;
  private static final int READINGS = 30;
  private static final int WARM_UP = 5;

  private final BenchPlan plan;
  private final BenchFederation federation;
  private final Clock clock;
  private final Consumer<String> progress;

  ConsoleBench(BenchPlan plan, BenchFederation federation, Clock clock, Consumer<String> progress) {
    this.plan = plan;
    this.federation = federation;
    this.clock = clock;
    this.progress = progress;
  }

  /** The control first, then each page. */
  List<PageFigures> run() {
    progress.accept("bench.services");
    var layout = federation.layout();
    var many = ManyServices.make(layout, REGION, SERVICES);
    federation.start(REGION, many.settings());
    progress.accept("bench.journal");
    var entries = entries(many);
    new JournalFill(clock, entries)
        .to(plan.entries(), layout.nodeData(REGION).resolve("database"), layout.binaries());
    progress.accept("bench.pages");
    return read(ConsoleVisitor.signIn(layout, REGION), pages(entries.exchange()));
  }

  private MixedEntries entries(ManyServices many) {
    var peers =
        RelayOffice.andRegions().stream()
            .filter(member -> member != REGION)
            .map(member -> new MemberCode(member.code()))
            .toList();
    try {
      return new MixedEntries(clock.instant(), plan.entries(), peers, many.services());
    } catch (IOException e) {
      throw new UncheckedIOException("the services can't be read", e);
    }
  }

  /** All that show something without being told of what, and some that are told. */
  private List<String> pages(MessageId exchange) {
    var pages = new ArrayList<>(List.of(CONTROL));
    Arrays.stream(Page.values()).forEach(page -> pages.addAll(page.paths()));
    var day = LocalDate.now(clock).minusDays(20);
    var service = "bench.service-" + (SERVICES - 1);
    pages.addAll(
        List.of(
            "/journal/" + exchange,
            "/journal?before=" + plan.entries() / 2,
            "/journal?from=" + day + "&to=" + day,
            "/journal?kind=DELIVERY_FAILED",
            "/journal?peer=310118&service=" + service,
            "/journal?outcome=IDENTITY_MISMATCH",
            "/peers/members/310118",
            "/routes?rows=100",
            "/routes/lookups/" + service,
            "/access?rows=100",
            "/access/services/" + service,
            "/catalogue?rows=100",
            "/catalogue/" + service,
            "/batches?q=nobody",
            "/alerts?state=all",
            "/system/operations?q=USER_ADDED"));
    return pages;
  }

  /** In turns, so that what changes on the machine meets all of them. */
  private static List<PageFigures> read(ConsoleVisitor visitor, List<String> pages) {
    var first = pages.stream().mapToLong(visitor::time).toArray();
    for (int i = 0; i < WARM_UP; i++) {
      pages.forEach(visitor::get);
    }
    var nanos = new long[pages.size()][READINGS];
    for (int i = 0; i < READINGS; i++) {
      for (int page = 0; page < pages.size(); page++) {
        nanos[page][i] = visitor.time(pages.get(page));
      }
    }
    var figures = new ArrayList<PageFigures>();
    for (int page = 0; page < pages.size(); page++) {
      figures.add(PageFigures.of(pages.get(page), first[page], nanos[page]));
    }
    return figures;
  }
}

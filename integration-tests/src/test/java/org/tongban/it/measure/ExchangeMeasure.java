package org.tongban.it.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.SignedDocuments;
import org.tongban.core.seal.TlsIdentity;
import org.tongban.core.seal.TrustedDirectory;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Wish;
import org.tongban.it.federation.WithFederation;
import org.tongban.it.measure.Load.Figures;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Region;
import org.tongban.node.keeper.KeyKeeper;
import org.tongban.node.peer.PeerTls;
import org.tongban.node.settings.PeerSettings;
import org.tongban.node.settings.Settings;

/**
 * Exchanges per second of two nodes with their databases, beside {@link Control}, in turns, callers
 * and everything else in this one program. Only the ratio counts; the rest depends on the machine.
 */
@WithFederation
class ExchangeMeasure {
  private static final int CALLERS = Integer.getInteger("tongban.callers", 16);
  private static final int ROUNDS = Integer.getInteger("tongban.rounds", 5);
  private static final Duration ROUND = Duration.ofSeconds(8);
  private static final Region ASKING = Region.JIASHAN;
  private static final Region ANSWERING = Region.QINGPU;

  private final Federation federation;

  ExchangeMeasure(Federation federation) {
    this.federation = federation;
  }

  @Test
  void measure() throws Exception {
    var wish = Wish.assistance(ANSWERING.code(), KnownPeople.ASSISTED.in(ANSWERING));
    var sample = "/api/v1/exchanges/" + federation.ask(ASKING, wish).exchange();
    var ask = federation.get(ASKING, sample + "/ask").bytes();
    var answer = federation.get(ASKING, sample + "/answer").bytes();
    var ports = federation.layout().ports();
    var address = URI.create("http://127.0.0.1:" + (ports + 401) + "/control");
    try (var control = Control.start(parts(ports + 402, answer), ports + 401)) {
      assertThat(control).isNotNull();
      var nodes = new ArrayList<Figures>();
      var controls = new ArrayList<Figures>();
      for (int round = 0; round <= ROUNDS; round++) {
        nodes.add(Load.run(CALLERS, ROUND, () -> exchanged(wish)));
        controls.add(Load.run(CALLERS, ROUND, () -> forwarded(address, ask)));
      }
      // the first round of each warms up
      report(nodes.subList(1, nodes.size()), controls.subList(1, controls.size()));
    }
  }

  private Control.Parts parts(int port, byte[] answer) throws Exception {
    var here = federation.part(ANSWERING, Settings.class);
    var was = here.peer();
    var listener =
        new PeerSettings(
            was.address(), port, was.maxBody(), was.workers(), was.connections(), was.timeout());
    var clock = Clock.systemUTC();
    var moved =
        federation.directory(
            ANSWERING, "https://127.0.0.1:" + port + "/peer/v1/messages", "control.jws");
    var operator = moved.resolveSibling("operator.crt.pem");
    var opened =
        new SignedDocuments(CryptoProvider.choose())
            .openDirectory(
                Files.readAllBytes(moved),
                SignedDocuments.operatorCertificate(operator),
                clock.instant());
    Supplier<TrustedDirectory> directory = () -> opened;
    return new Control.Parts(
        listener,
        new PeerTls(new TlsIdentity(federation.part(ANSWERING, KeyKeeper.class)), directory, clock),
        new PeerTls(new TlsIdentity(federation.part(ASKING, KeyKeeper.class)), directory, clock),
        directory,
        new MemberCode(ANSWERING.code()),
        answer);
  }

  private boolean exchanged(Wish wish) {
    return federation.ask(ASKING, wish).status() == 200;
  }

  private boolean forwarded(URI address, byte[] wire) {
    var request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/jose")
            .POST(HttpRequest.BodyPublishers.ofByteArray(wire));
    return federation.send(request).status() == 200;
  }

  private static void report(List<Figures> nodes, List<Figures> controls) {
    line("%-10s %12s %10s %10s %14s", "", "exchanges/s", "p50 us", "p99 us", "CPU us each");
    row("nodes", nodes);
    row("control", controls);
    line(
        "ratio      %12.3f %10.2f %10.2f %14.2f",
        median(nodes, Figures::perSecond) / median(controls, Figures::perSecond),
        median(nodes, Figures::p50) / median(controls, Figures::p50),
        median(nodes, Figures::p99) / median(controls, Figures::p99),
        median(nodes, Figures::cpu) / median(controls, Figures::cpu));
    line(
        "%d callers, %d rounds of %d s each in turns after one of warming up; %d processors, Java %s",
        CALLERS,
        ROUNDS,
        ROUND.toSeconds(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version());
  }

  private static void row(String name, List<Figures> rounds) {
    line(
        "%-10s %12.0f %10.0f %10.0f %14.0f",
        name,
        median(rounds, Figures::perSecond),
        median(rounds, Figures::p50),
        median(rounds, Figures::p99),
        median(rounds, Figures::cpu));
  }

  private static double median(List<Figures> rounds, ToDoubleFunction<Figures> figure) {
    return rounds.stream().mapToDouble(figure).sorted().toArray()[rounds.size() / 2];
  }

  private static void line(String format, Object... values) {
    System.out.println(String.format(java.util.Locale.ROOT, format, values));
  }
}

package org.tongban.node.peer;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Member;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.TrustedDirectory;
import org.tongban.node.settings.PeerSettings;

/**
 * Tests the connection to a member step by step, with the TLS, the trust and the client that
 * messages go by. What it finds is for administrators.
 */
public final class PeerProbe {
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final Duration ON_THE_WAY = Duration.ofSeconds(60);
  private static final String GOOD = "good";

  private final PeerHttp http;
  private final PeerTls tls;
  private final Supplier<TrustedDirectory> directory;
  private final Function<MemberCode, Instant> ping;
  private final int timeout;
  private final Duration skew;
  private final Clock clock;

  /**
   * @param ping has the member sign something harmless, and returns when it did by its own clock
   * @param skew how far the clocks may differ
   */
  public PeerProbe(
      CamelContext camel,
      PeerSettings settings,
      PeerTls tls,
      Supplier<TrustedDirectory> directory,
      Function<MemberCode, Instant> ping,
      Duration skew,
      Clock clock) {
    this.http = new PeerHttp(camel, settings);
    this.tls = tls;
    this.directory = directory;
    this.ping = ping;
    var shorter = settings.timeout().compareTo(LONGEST) < 0 ? settings.timeout() : LONGEST;
    this.timeout = (int) shorter.toMillis();
    this.skew = skew;
    this.clock = clock;
  }

  /**
   * Tests the first endpoint of a member that the directory has.
   *
   * @param told of each step as it ends, and of none behind the first that fails
   * @return the step that failed; empty when all were good
   */
  public Optional<ProbeStep> test(Member member, Consumer<ProbeFinding> told) {
    var steps = new Told(told);
    try {
      var held = believed();
      var at = member.endpoints().stream().findFirst();
      try (var line = new ProbeLine(at.orElseThrow(PeerProbe::nowhere), timeout)) {
        connect(line, member, held, steps);
      } catch (IOException e) {
        throw new ProbeFailure(ProbeStep.TLS, "none", e.getClass().getSimpleName(), e);
      }
      sign(member, steps);
      return Optional.empty();
    } catch (ProbeFailure e) {
      steps.end(e.step(), false, e.what(), e.getMessage());
      return Optional.of(e.step());
    }
  }

  private Directory believed() throws ProbeFailure {
    try {
      return directory.get().directory();
    } catch (RefusedException e) {
      throw new ProbeFailure(ProbeStep.NAME, "directory", e.reason().code(), e);
    }
  }

  private static ProbeFailure nowhere() {
    return new ProbeFailure(ProbeStep.NAME, "none", "");
  }

  /** Names each step with the time since the one before it. */
  private static final class Told {
    private final Consumer<ProbeFinding> to;
    private long since = System.nanoTime();

    Told(Consumer<ProbeFinding> to) {
      this.to = to;
    }

    void end(ProbeStep step, boolean good, String what, String detail) {
      var now = System.nanoTime();
      var took = Duration.ofNanos(now - since).toMillis();
      since = now;
      to.accept(new ProbeFinding(step, good, what, detail, took));
    }

    void good(ProbeStep step, String detail) {
      end(step, true, GOOD, detail);
    }
  }

  private void connect(ProbeLine line, Member member, Directory held, Told steps)
      throws ProbeFailure, IOException {
    steps.good(ProbeStep.NAME, line.resolve());
    steps.good(ProbeStep.TCP, line.connect());
    try {
      steps.good(ProbeStep.TLS, line.secure(http.strategy(tls.client(member.code()))));
    } catch (UnpinnedException e) {
      steps.good(ProbeStep.TLS, "TLS 1.3");
      throw stranger(member, held, e.shown());
    }
    Optional<Instant> said;
    try {
      said = line.time();
    } catch (ProbeFailure e) {
      if (e.step() == ProbeStep.CLOCK) {
        steps.good(ProbeStep.CERTIFICATE, line.shown());
      }
      throw e;
    }
    steps.good(ProbeStep.CERTIFICATE, line.shown());
    // a second more, for it is told in whole ones
    var off = said.isPresent() ? off(ProbeStep.CLOCK, said.get(), skew.plusSeconds(1)) : "";
    steps.end(ProbeStep.CLOCK, true, said.isPresent() ? GOOD : "untold", off);
  }

  /** Why the certificate that was shown isn't the member's. */
  private ProbeFailure stranger(Member member, Directory held, X509Certificate shown) {
    var print = CertifiedKey.thumbprintOf(shown);
    var known = held.byThumbprint(print);
    if (known.isEmpty()) {
      return new ProbeFailure(ProbeStep.CERTIFICATE, "unknown", print);
    }
    var key = known.get();
    if (!key.owner().equals(member.code())) {
      return new ProbeFailure(ProbeStep.CERTIFICATE, "other", key.owner().value());
    }
    if (key.revoked()) {
      return new ProbeFailure(ProbeStep.CERTIFICATE, "revoked", print);
    }
    if (key.use() != KeyUse.TLS) {
      return new ProbeFailure(ProbeStep.CERTIFICATE, "use", print);
    }
    var early = clock.instant().isBefore(key.from());
    return member.active()
        ? new ProbeFailure(
            ProbeStep.CERTIFICATE,
            early ? "next" : "ended",
            (early ? key.from() : key.to()).toString())
        : new ProbeFailure(ProbeStep.CERTIFICATE, "out", "");
  }

  private void sign(Member member, Told steps) throws ProbeFailure {
    try {
      var said = ping.apply(member.code());
      steps.good(ProbeStep.PING, off(ProbeStep.PING, said, skew.plus(ON_THE_WAY)));
    } catch (RefusedException e) {
      throw new ProbeFailure(ProbeStep.PING, "no", e.reason().code(), e);
    }
  }

  /** By how many seconds the other's clock is ahead of this one. */
  private String off(ProbeStep step, Instant said, Duration most) throws ProbeFailure {
    var ahead = Duration.between(clock.instant(), said);
    var seconds = String.valueOf(ahead.toSeconds());
    if (ahead.abs().compareTo(most) > 0) {
      throw new ProbeFailure(step, "off", seconds);
    }
    return seconds;
  }
}

package org.tongban.harness.partner;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.Reason;
import org.tongban.core.seal.TlsIdentity;

/** Where a simulated region is reached: TLS 1.3 with both certificates, one address. */
final class PartnerDoor implements AutoCloseable {
  private static final String PATH = "/peer/v1/messages";
  private static final Duration FOREVER = Duration.ofMinutes(10);

  private volatile Partner partner;
  private final Manners manners;
  private final Clock clock;
  private final Instant opened;
  private final Listener listener;
  private final LongAdder replies = new LongAdder();

  private PartnerDoor(Partner partner, Manners manners, Clock clock, Executor threads) {
    this.partner = partner;
    this.manners = manners;
    this.clock = clock;
    this.opened = clock.instant();
    this.listener =
        new Listener(
            new TlsIdentity(() -> manners.shows().apply(this.partner.shown())),
            manners,
            Map.of(PATH, this::serve, ProofDoor.PATH, new ProofDoor(this::partner, manners)),
            threads);
  }

  /**
   * Opens it.
   *
   * @param port 0 for a free one
   */
  static PartnerDoor open(
      Partner partner, Manners manners, int port, Executor threads, Clock clock) {
    var door = new PartnerDoor(partner, manners, clock, threads);
    try {
      door.listener.open(port);
      return door;
    } catch (IOException e) {
      throw new UncheckedIOException(partner.script().code() + " can't listen on port " + port, e);
    }
  }

  /** Address for the directory. */
  URI endpoint() {
    return URI.create("https://127.0.0.1:" + listener.port() + PATH);
  }

  Partner partner() {
    return partner;
  }

  /**
   * From now on it is this one that is reached here, over new connections where it shows another
   * certificate.
   */
  void become(Partner changed) {
    var before = partner;
    partner = changed;
    if (before.knobs().expired() != changed.knobs().expired()) {
      try {
        listener.again();
      } catch (IOException e) {
        throw new UncheckedIOException(changed.script().code() + " can't listen again", e);
      }
    }
  }

  /** How many messages it has replied to. */
  long replies() {
    return replies.sum();
  }

  private void serve(HttpExchange http) throws IOException {
    try (http) {
      var wire = http.getRequestBody().readNBytes(manners.largest() + 1);
      var from = manners.caller().of(certificate((HttpsExchange) http), wire);
      if (from.isEmpty() || !manners.methods().contains(http.getRequestMethod())) {
        http.sendResponseHeaders(from.isEmpty() ? 403 : 405, -1);
        return;
      }
      if (!answers()) {
        return; // the connection ends without a word
      }
      if (PartnerWitness.TYPE.equals(type(http))) {
        witness(http, partner.witness(wire, from.get()));
      } else {
        reply(http, reply(http, wire, from.get()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private byte[] reply(HttpExchange http, byte[] wire, MemberCode from) {
    var type = type(http);
    var onwards = PartnerPost.RELAYED.equals(type);
    if (!onwards && !manners.types().test(type)) {
      return partner.refuse(wire, from, Reason.MEDIA_TYPE_UNSUPPORTED);
    }
    if (wire.length > manners.largest()) {
      return partner.refuse(wire, from, Reason.REQUEST_TOO_LARGE);
    }
    return onwards ? partner.relay(wire, from) : partner.reply(wire, from);
  }

  private static String type(HttpExchange http) {
    var type = http.getRequestHeaders().getFirst("Content-Type");
    return type == null ? "" : type;
  }

  private static void witness(HttpExchange http, Optional<byte[]> said) throws IOException {
    if (said.isEmpty()) {
      http.sendResponseHeaders(400, -1);
      return;
    }
    http.getResponseHeaders().set("Content-Type", PartnerWitness.TYPE);
    http.sendResponseHeaders(200, said.get().length);
    http.getResponseBody().write(said.get());
  }

  /** Waits as the script says; whether there is a reply then. */
  private boolean answers() throws InterruptedException {
    var behaviour = partner.script().behaviour();
    var knobs = partner.knobs();
    boolean dropped = partner.drops();
    var since = Duration.between(opened, clock.instant());
    if (behaviour.flapping().filter(flapping -> !flapping.up(since)).isPresent()) {
      return false;
    }
    if (behaviour.silent()) {
      TimeUnit.MILLISECONDS.sleep(FOREVER.toMillis());
      return false;
    }
    TimeUnit.MILLISECONDS.sleep(knobs.latency().toMillis());
    return !dropped;
  }

  private void reply(HttpExchange http, byte[] reply) throws IOException {
    manners.headers().accept(http.getResponseHeaders());
    // counted before the asker can have it
    replies.increment();
    http.sendResponseHeaders(200, reply.length);
    http.getResponseBody().write(reply);
  }

  static Optional<X509Certificate> certificate(HttpsExchange http) {
    try {
      return Optional.of((X509Certificate) http.getSSLSession().getPeerCertificates()[0]);
    } catch (SSLPeerUnverifiedException e) {
      // only where the manners need none
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    listener.close();
  }
}

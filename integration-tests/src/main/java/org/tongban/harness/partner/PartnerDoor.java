package org.tongban.harness.partner;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.tongban.core.seal.TlsIdentity;

/** Where a simulated region is reached: TLS 1.3 with both certificates, one address. */
final class PartnerDoor implements AutoCloseable {
  private static final String PATH = "/peer/v1/messages";
  private static final int LARGEST = 1024 * 1024;
  private static final Duration FOREVER = Duration.ofMinutes(10);

  private volatile Partner partner;
  private final DirectoryTrust trust;
  private final Clock clock;
  private final Instant opened;
  private final HttpsServer server;
  private final LongAdder replies = new LongAdder();

  private PartnerDoor(Partner partner, DirectoryTrust trust, Clock clock, HttpsServer server) {
    this.partner = partner;
    this.trust = trust;
    this.clock = clock;
    this.opened = clock.instant();
    this.server = server;
  }

  /**
   * Opens it.
   *
   * @param port 0 for a free one
   */
  static PartnerDoor open(
      Partner partner,
      TlsIdentity identity,
      DirectoryTrust trust,
      int port,
      Executor threads,
      Clock clock) {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      var server = HttpsServer.create(address, 100);
      server.setHttpsConfigurator(new BothCertificates(context(identity, trust)));
      server.setExecutor(threads);
      var door = new PartnerDoor(partner, trust, clock, server);
      server.createContext(PATH, door::serve);
      server.start();
      return door;
    } catch (IOException e) {
      throw new UncheckedIOException(partner.script().code() + " can't listen on port " + port, e);
    }
  }

  private static SSLContext context(TlsIdentity identity, DirectoryTrust trust) {
    try {
      var context = SSLContext.getInstance("TLSv1.3");
      context.init(identity.keyManagers(), new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no TLS 1.3", e);
    }
  }

  /** Address for the directory. */
  URI endpoint() {
    return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + PATH);
  }

  Partner partner() {
    return partner;
  }

  /** From now on it is this one that is reached here. */
  void become(Partner changed) {
    partner = changed;
  }

  /** How many messages it has replied to. */
  long replies() {
    return replies.sum();
  }

  private void serve(HttpExchange http) throws IOException {
    try (http) {
      var from = trust.memberOf(certificate((HttpsExchange) http));
      var wire = http.getRequestBody().readNBytes(LARGEST + 1);
      if (!http.getRequestMethod().equals("POST") || from.isEmpty() || wire.length > LARGEST) {
        http.sendResponseHeaders(from.isEmpty() ? 403 : 400, -1);
        return;
      }
      if (answers()) {
        reply(http, partner.reply(wire, from.get()));
      }
      // else the connection ends without a word
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits as the script says; whether there is a reply then. */
  private boolean answers() throws InterruptedException {
    var behaviour = partner.script().behaviour();
    var since = Duration.between(opened, clock.instant());
    if (behaviour.flapping().filter(flapping -> !flapping.up(since)).isPresent()) {
      return false;
    }
    if (behaviour.silent()) {
      TimeUnit.MILLISECONDS.sleep(FOREVER.toMillis());
      return false;
    }
    TimeUnit.MILLISECONDS.sleep(behaviour.latency().toMillis());
    return true;
  }

  private void reply(HttpExchange http, byte[] reply) throws IOException {
    http.getResponseHeaders().set("Content-Type", "application/jose");
    // counted before the asker can have it
    replies.increment();
    http.sendResponseHeaders(200, reply.length);
    http.getResponseBody().write(reply);
  }

  private static X509Certificate certificate(HttpsExchange http) throws IOException {
    return (X509Certificate) http.getSSLSession().getPeerCertificates()[0];
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** Refuses whoever shows no certificate. */
  private static final class BothCertificates extends HttpsConfigurator {
    BothCertificates(SSLContext context) {
      super(context);
    }

    @Override
    public void configure(HttpsParameters parameters) {
      var wanted = new SSLParameters(null, new String[] {"TLSv1.3"});
      wanted.setNeedClientAuth(true);
      parameters.setSSLParameters(wanted);
    }
  }
}

package org.tongban.harness.partner;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.tongban.core.seal.TlsIdentity;

/** The server of a simulated region's door. */
final class Listener implements AutoCloseable {
  private static final int BACKLOG = 100;
  private static final int TRIES = 200;
  private static final long BETWEEN_MILLIS = 10;

  private final TlsIdentity identity;
  private final Manners manners;
  private final Map<String, HttpHandler> handlers;
  private final Executor threads;
  private volatile HttpsServer server;

  /**
   * @param handlers by their paths
   */
  Listener(
      TlsIdentity identity, Manners manners, Map<String, HttpHandler> handlers, Executor threads) {
    this.identity = identity;
    this.manners = manners;
    this.handlers = Map.copyOf(handlers);
    this.threads = threads;
  }

  /**
   * Listens on loopback.
   *
   * @param port 0 for a free one
   */
  void open(int port) throws IOException {
    // the JDK's server writes head and body apart; without this each reply waits 40 ms for an ACK
    System.setProperty("sun.net.httpserver.nodelay", "true");
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    var opened = HttpsServer.create(address, BACKLOG);
    opened.setHttpsConfigurator(new BothCertificates(context(), manners));
    opened.setExecutor(threads);
    handlers.forEach(opened::createContext);
    opened.start();
    server = opened;
  }

  /** Closes all connections and listens at the same port, where no TLS session is resumed. */
  synchronized void again() throws IOException {
    var port = port();
    server.stop(0);
    for (int tries = 1; ; tries++) {
      try {
        open(port);
        return;
      } catch (BindException e) {
        // the port is given back a moment after the server has stopped
        if (tries == TRIES || !paused()) {
          throw e;
        }
      }
    }
  }

  private static boolean paused() {
    try {
      TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  private SSLContext context() {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(identity.keyManagers(), new TrustManager[] {manners.trust()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no TLS 1.3", e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** Refuses whoever shows no certificate, where one is needed. */
  private static final class BothCertificates extends HttpsConfigurator {
    private final Manners manners;

    BothCertificates(SSLContext context, Manners manners) {
      super(context);
      this.manners = manners;
    }

    @Override
    public void configure(HttpsParameters parameters) {
      var wanted = new SSLParameters(null, manners.protocols().toArray(String[]::new));
      if (manners.certificateNeeded()) {
        wanted.setNeedClientAuth(true);
      } else {
        wanted.setWantClientAuth(true);
      }
      parameters.setSSLParameters(wanted);
    }
  }
}

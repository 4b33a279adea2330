package org.tongban.node.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.tongban.core.proof.TimeStampRequest;
import org.tongban.core.seal.DemonstrationTimeStamper;
import org.tongban.core.seal.KeyPairFiles;
import org.tongban.core.seal.SignedDocumentException;

/**
 * The demonstration's own time-stamp authority (RFC 3161 over HTTP, §3.4), with the key that {@code
 * certs make} made. Listens on the loopback interface only.
 */
public final class StampServer implements Closeable {
  private static final int LARGEST = 64 * 1024;

  private final HttpServer server;
  private final DemonstrationTimeStamper stamper;

  private StampServer(HttpServer server, DemonstrationTimeStamper stamper) {
    this.server = server;
    this.stamper = stamper;
  }

  /** Starts the one of a demonstration, at the port that its nodes ask. */
  static StampServer start(DemoLayout layout, Clock clock) {
    try {
      return start(layout.certificates(), layout.stampPort(), clock);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the time-stamp authority can't listen on port " + layout.stampPort(), e);
    }
  }

  /**
   * Starts serving.
   *
   * @param certificates the folder of {@code certs make}
   * @param port 0 for any free one
   * @throws IOException when the port is taken
   */
  public static StampServer start(Path certificates, int port, Clock clock) throws IOException {
    var files =
        new KeyPairFiles(
            certificates.resolve("timestamp.key.pem"), certificates.resolve("timestamp.crt.pem"));
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    var server = HttpServer.create(address, 0);
    var stamps = new StampServer(server, new DemonstrationTimeStamper(files, clock));
    server.createContext("/", stamps::answer);
    server.start();
    return stamps;
  }

  /** Where it is asked. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/timestamp";
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var reply = stamp(exchange.getRequestBody().readNBytes(LARGEST));
      if (reply.isEmpty()) {
        exchange.sendResponseHeaders(400, -1);
        return;
      }
      exchange.getResponseHeaders().set("Content-Type", TimeStampRequest.REPLY);
      exchange.sendResponseHeaders(200, reply.get().length);
      exchange.getResponseBody().write(reply.get());
    }
  }

  private Optional<byte[]> stamp(byte[] question) {
    try {
      return Optional.of(stamper.answer(question));
    } catch (SignedDocumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

package org.tongban.node.proof;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.tongban.core.seal.DemonstrationAuthority;
import org.tongban.core.seal.DemonstrationTimeStamper;
import org.tongban.core.seal.KeyPairFiles;
import org.tongban.core.seal.SignedDocumentException;
import org.tongban.node.settings.StampSettings;

/** A time-stamp authority on a real web server, that can be out of order. */
final class StampOffice implements AutoCloseable {
  private final HttpServer server;
  private final DemonstrationTimeStamper stamper;
  private final Path certificate;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean broken;

  StampOffice(Path folder, Clock clock) throws IOException {
    var issued = DemonstrationAuthority.create(clock, 30).issueTimeStamper();
    Files.createDirectories(folder);
    var key = Files.writeString(folder.resolve("stamp.key.pem"), issued.secretKeyPem());
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    this.certificate = Files.writeString(folder.resolve("stamp.crt.pem"), issued.certificatePem());
    this.stamper = new DemonstrationTimeStamper(new KeyPairFiles(key, certificate), clock);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.start();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.incrementAndGet();
      var question = exchange.getRequestBody().readAllBytes();
      if (broken) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      exchange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
      var answer = answer(question);
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private byte[] answer(byte[] question) {
    try {
      return stamper.answer(question);
    } catch (SignedDocumentException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  void broken(boolean isBroken) {
    broken = isBroken;
  }

  int asked() {
    return asked.get();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/timestamp";
  }

  Path certificate() {
    return certificate;
  }

  /** Settings that name these authorities and believe the given one. */
  static StampSettings settings(StampOffice believed, StampOffice... inOrder) {
    return new StampSettings(
        List.of(inOrder).stream().map(StampOffice::address).toList(),
        List.of(believed.certificate()),
        Duration.ofHours(1),
        Duration.ofDays(10));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

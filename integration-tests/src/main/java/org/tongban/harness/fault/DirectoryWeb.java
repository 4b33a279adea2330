package org.tongban.harness.fault;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Supplier;

/** The web server of the federation's operator; each pull gets a directory signed just then. */
final class DirectoryWeb implements AutoCloseable {
  private final InetSocketAddress address;
  private final Supplier<byte[]> directory;
  private Optional<HttpServer> server = Optional.empty();

  DirectoryWeb(int port, Supplier<byte[]> directory) {
    this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.directory = directory;
  }

  /** Nothing listens before. */
  synchronized void open() {
    try {
      var opened = HttpServer.create(address, 0);
      opened.createContext(
          "/directory.jws",
          exchange -> {
            try (exchange) {
              var bytes = directory.get();
              exchange.sendResponseHeaders(200, bytes.length);
              exchange.getResponseBody().write(bytes);
            }
          });
      opened.start();
      server = Optional.of(opened);
    } catch (IOException e) {
      throw new UncheckedIOException("nothing can listen on port " + address.getPort(), e);
    }
  }

  @Override
  public synchronized void close() {
    server.ifPresent(opened -> opened.stop(0));
    server = Optional.empty();
  }
}

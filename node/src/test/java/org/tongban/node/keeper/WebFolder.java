package org.tongban.node.keeper;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web server that serves what lies in a folder. */
final class WebFolder implements AutoCloseable {
  private static final int NOT_FOUND = 404;
  private static final int NO_BODY = -1;

  private final Path folder;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  WebFolder(Path folder) throws IOException {
    this.folder = folder;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.start();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      asked.add(path);
      var file = folder.resolve(path.substring(1));
      if (Files.isRegularFile(file)) {
        var bytes = Files.readAllBytes(file);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
      } else {
        exchange.sendResponseHeaders(NOT_FOUND, NO_BODY);
      }
    }
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The paths asked for until now. */
  List<String> asked() {
    return asked;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

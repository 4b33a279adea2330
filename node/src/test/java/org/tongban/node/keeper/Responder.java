package org.tongban.node.keeper;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.tongban.core.seal.DemonstrationResponder;

/** A responder of an authority on a real web server. */
final class Responder implements AutoCloseable {
  private final HttpServer server;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile UnaryOperator<byte[]> answering;

  Responder(DemonstrationResponder responder) throws IOException {
    this.answering = responder::answer;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.start();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.incrementAndGet();
      var answer = answering.apply(exchange.getRequestBody().readAllBytes());
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  /** Answers otherwise from now on. */
  void answer(UnaryOperator<byte[]> other) {
    answering = other;
  }

  int asked() {
    return asked.get();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/ocsp";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

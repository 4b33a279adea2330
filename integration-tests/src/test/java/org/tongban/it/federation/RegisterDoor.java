package org.tongban.it.federation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before the HTTP register of 吴江, counts who comes through, and can be shut. */
public final class RegisterDoor implements AutoCloseable {
  private final URI register;
  private final int port;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private final AtomicInteger visits = new AtomicInteger();
  private HttpServer server;

  RegisterDoor(URI register, int port) {
    this.register = register;
    this.port = port;
    open();
  }

  /** Lets visitors through. */
  public void open() {
    listen(this::forward);
  }

  /** Lets nobody connect. */
  public void shut() {
    server.stop(0);
  }

  /** Answers every visitor with this, in place of the register. */
  public void fake(int status, String body) {
    server.stop(0);
    listen(
        exchange ->
            reply(exchange, status, body.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  /** The register itself again. */
  public void repair() {
    server.stop(0);
    open();
  }

  /** How many look-ups have reached the register. */
  public int visits() {
    return visits.get();
  }

  private void listen(com.sun.net.httpserver.HttpHandler handler) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("port " + port, e);
    }
    server.setExecutor(threads);
    server.createContext("/", handler);
    server.start();
  }

  private void forward(HttpExchange exchange) throws IOException {
    visits.incrementAndGet();
    var request =
        HttpRequest.newBuilder(URI.create(register + exchange.getRequestURI().toString()))
            .header("Content-Type", "application/json")
            .method(
                exchange.getRequestMethod(),
                HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
            .build();
    try {
      var reply = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      reply(exchange, reply.statusCode(), reply.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

package org.tongban.node.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Stands in for a node's API: keeps the request and gives one fixed reply. */
final class FakeNode implements AutoCloseable {
  private final HttpServer server;
  private final int status;
  private final String contentType;
  private final String reply;
  private String path;
  private String body;
  private Map<String, List<String>> headers;

  FakeNode(int status, String contentType, String reply) {
    this.status = status;
    this.contentType = contentType;
    this.reply = reply;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", exchange -> answer(exchange, status, contentType, reply));
    server.start();
  }

  static FakeNode answering(String outcome) {
    return new FakeNode(
        200,
        "application/json",
        """
        {"exchange":"0199e0a0-0000-7000-8000-000000000001","outcome":"%s","asOf":"2026-11-22T01:00:00Z",
         "missing":[{"field":"history","reason":"NOT_CONNECTED"}],"body":{"status":"VALID"},
         "from":"330421","service":"certificate.marriage","version":"1.0"}
        """
            .formatted(outcome));
  }

  static FakeNode refusing(int status, String code, boolean retryable) {
    return new FakeNode(
        status,
        "application/problem+json",
        """
        {"title":"Refused.","status":%d,"code":"%s","hop":"asking-node","errorId":"e-1",
         "retryable":%s,"errors":[{"pointer":"/body/subject","message":"is required"}]}
        """
            .formatted(status, code, retryable));
  }

  /** The same to whoever asks for the result of that exchange; all else is answered there. */
  FakeNode resultOf(String exchange) {
    server.removeContext("/");
    var result = "/api/v1/exchanges/" + exchange + "/result";
    var leads = "{\"links\": {\"by\": \"/api/v1/exchanges/" + exchange + "\"}}";
    server.createContext("/", one -> answer(one, 303, "application/json", leads));
    server.createContext(result, one -> answer(one, status, contentType, reply));
    return this;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  String path() {
    return path;
  }

  String body() {
    return body;
  }

  String header(String name) {
    return headers.getOrDefault(name, List.of("")).get(0);
  }

  private void answer(HttpExchange exchange, int status, String contentType, String reply)
      throws IOException {
    try (exchange) {
      path = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      headers = Map.copyOf(exchange.getRequestHeaders());
      body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      byte[] bytes = reply.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", contentType);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

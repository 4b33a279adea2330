package org.tongban.node.demo.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The HTTP system of 吴江, played by a small server: {@code POST} to one of its addresses under
 * {@code /api} with a JSON object; identities travel in the body, never in the address. A reply is
 * {@code {"fhm":"0","fhxx":"成功","gxsj":…,"sj":[…]}} (返回码, 返回信息, 更新时间, 数据), from some of the
 * addresses as XML.
 *
 * <p>Listens on the loopback interface only.
 */
public final class StandInRegister implements Closeable {
  private static final int LARGEST_ASK = 64 * 1024;
  private static final int THREADS = 8;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Replies where there is no desk. */
  private static final WujiangDesk WELCOME = WujiangDesk.json(ask -> JSON.createArrayNode());

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final String updated;

  private StandInRegister(HttpServer server, String updated) {
    this.server = server;
    this.updated = updated;
  }

  /**
   * Starts serving.
   *
   * @param port 0 for any free one
   * @throws IOException when the port is taken
   */
  public static StandInRegister start(RegisterContent content, int port) throws IOException {
    // the JDK's server writes head and body apart; without this each reply waits 40 ms for an ACK
    System.setProperty("sun.net.httpserver.nodelay", "true");
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    StandInRegister register =
        new StandInRegister(HttpServer.create(address, 0), content.asOf() + " 00:00:00");
    register.serve(desks(content));
    return register;
  }

  private static Map<String, WujiangDesk> desks(RegisterContent content) {
    var transfers = new WujiangTransfers(content.services().accounts(), Clock.systemUTC());
    Map<String, WujiangDesk> desks =
        new HashMap<>(
            Map.of(
                "/api/jiuzhu", WujiangDesk.json(new WujiangAssistance(content)::find),
                "/api/pinggu", WujiangDesk.json(new WujiangAssessments(content)::find),
                "/api/hunyin", WujiangDesk.json(new WujiangMarriages(content)::find),
                "/api/huji", WujiangDesk.json(new WujiangHukou(content)::find),
                "/api/xinyong", WujiangDesk.json(new WujiangSanctions(content)::find),
                "/api/sjyh", WujiangDesk.json(new WujiangTimeBank(content, transfers)::find),
                "/api/chuangwei", WujiangDesk.xml(new WujiangCapacity(content)::find),
                "/api/zuzhi", WujiangDesk.xml(new WujiangOrganisations(content)::find)));
    desks.put("/api/sjyhzz", WujiangDesk.json(transfers::take));
    content.parts().forEach(part -> desks.putAll(part.desks()));
    return desks;
  }

  private void serve(Map<String, WujiangDesk> desks) {
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          WujiangDesk desk = desks.get(exchange.getRequestURI().toString());
          if (desk == null) {
            reply(exchange, WELCOME, 404, fault("4", "接口不存在"));
          } else if (!exchange.getRequestMethod().equals("POST")) {
            reply(exchange, desk, 405, fault("5", "仅支持 POST"));
          } else {
            answer(exchange, desk);
          }
        });
    server.start();
  }

  private void answer(HttpExchange exchange, WujiangDesk desk) throws IOException {
    byte[] ask = exchange.getRequestBody().readNBytes(LARGEST_ASK + 1);
    if (ask.length > LARGEST_ASK) {
      reply(exchange, desk, 413, fault("13", "请求过大"));
      return;
    }
    try {
      ObjectNode good = fault("0", "成功").put("gxsj", updated);
      desk.answer(JSON.readTree(ask), good);
      reply(exchange, desk, 200, good);
    } catch (JsonProcessingException | IllegalArgumentException unusable) {
      reply(exchange, desk, 400, fault("1", "请求格式错误"));
    }
  }

  private static ObjectNode fault(String code, String text) {
    return JSON.createObjectNode().put("fhm", code).put("fhxx", text);
  }

  private static void reply(HttpExchange exchange, WujiangDesk desk, int status, ObjectNode body)
      throws IOException {
    byte[] bytes = desk.bytes(body);
    exchange.getResponseHeaders().set("Content-Type", desk.contentType());
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** {@code http://127.0.0.1:<port>}, without a slash at the end. */
  public URI address() {
    InetSocketAddress bound = server.getAddress();
    return URI.create("http://" + bound.getAddress().getHostAddress() + ":" + bound.getPort());
  }

  /** Stops at once; running requests are cut off. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

package org.tongban.harness.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.demo.CommandRunner;
import org.tongban.node.demo.DemoLayout;
import org.tongban.node.demo.register.Region;

/** Somebody who reads pages of a node's console. */
final class ConsoleVisitor {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final String NAME = "bench-1";
  private static final String OWN = "a long way to the post office";

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .build();
  private final String home;

  private ConsoleVisitor(String home) {
    this.home = home;
  }

  /**
   * Signs in at a running node as somebody who sees every page, and no body of a message: those of
   * a filled journal hold none.
   */
  static ConsoleVisitor signIn(DemoLayout layout, Region region) {
    CommandRunner commands = TongbanCommand::inThisProcess;
    var added =
        commands.run(
            "user",
            "add",
            NAME,
            "--role=ADMINISTRATOR,SECURITY,CLERK,READER",
            "--unit=civil-affairs",
            "--config=" + layout.config(region),
            "--data=" + layout.nodeData(region));
    if (added.exitCode() != 0) {
      throw new BenchException("nobody can be let in: " + added.err());
    }
    var once = added.out().strip().replaceFirst("(?s).* ", "");
    var visitor = new ConsoleVisitor(layout.api(region));
    visitor.post("/login", "&name=" + NAME + "&password=" + coded(once));
    visitor.post(
        "/password", "&before=" + coded(once) + "&now=" + coded(OWN) + "&again=" + coded(OWN));
    visitor.post("/login", "&name=" + NAME + "&password=" + coded(OWN));
    return visitor;
  }

  private void post(String path, String form) {
    var token = TOKEN.matcher(get(path));
    if (!token.find()) {
      throw new BenchException(path + " has no form");
    }
    var request =
        HttpRequest.newBuilder(URI.create(home + path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + coded(token.group(1)) + form));
    expect(path, 302, send(request));
  }

  /** The page. */
  String get(String path) {
    return expect(path, 200, send(HttpRequest.newBuilder(URI.create(home + path)).GET()));
  }

  /** How long the page takes up to its last byte, in nanoseconds. */
  long time(String path) {
    var begin = System.nanoTime();
    get(path);
    return System.nanoTime() - begin;
  }

  private static String expect(String path, int status, HttpResponse<String> reply) {
    if (reply.statusCode() != status) {
      throw new BenchException(path + " replied " + reply.statusCode());
    }
    return reply.body();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException("the console can't be reached", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", e);
    }
  }

  private static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

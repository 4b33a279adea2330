package org.tongban.it.federation;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.util.FileSystemUtils;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.demo.Demo;
import org.tongban.node.demo.DemoLayout;
import org.tongban.node.demo.DemoSuite;
import org.tongban.node.demo.register.Region;

/**
 * The demonstration as a user starts it with {@code --suite MIXED}, each node a process of its own.
 *
 * @param progress what it has told its user so far
 */
public record RunningDemo(DemoLayout layout, Demo demo, StringWriter progress) {
  /** Away from those of a federation. */
  private static final int PORTS = 2_600;

  /** Starts afresh; the data of an earlier run is thrown away. */
  static RunningDemo start() {
    BuiltProgram.use();
    var home = Path.of("..").toAbsolutePath().normalize();
    var data =
        home.resolve("integration-tests").resolve("target").resolve(ThisProcess.folder("demo"));
    try {
      FileSystemUtils.deleteRecursively(data);
      BuiltProgram.shareDatabase(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // in which every path is gone that the others have: exchanges in both suites
    var layout = new DemoLayout(home, data, ThisProcess.ports() + PORTS, DemoSuite.MIXED);
    var progress = new StringWriter();
    var demo = new Demo(layout, TongbanCommand::inThisProcess, new PrintWriter(progress));
    demo.start(Clock.system(ZoneId.of("Asia/Shanghai")));
    return new RunningDemo(layout, demo, progress);
  }

  /** A request to the local API of a region's node, by its clerk. */
  public HttpRequest.Builder request(Region region, String path) throws IOException {
    var token = Files.readString(layout.token(region), StandardCharsets.US_ASCII).strip();
    return HttpRequest.newBuilder(URI.create(layout.api(region) + path))
        .header("Authorization", "Bearer " + token);
  }

  void close() {
    demo.close();
  }
}

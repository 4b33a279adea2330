package org.tongban.it.federation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.util.FileSystemUtils;
import org.tongban.node.demo.DemoLayout;
import org.tongban.node.demo.RelayOffice;

/** Where a federation of a test run has its files and ports. */
final class OwnPlace {
  private static final int FIRST_PORTS = 100;
  private static final int LAST_PORTS = 2_100;
  private static final int SPAN = 500;

  private OwnPlace() {}

  /**
   * A place with a copy of the project's files.
   *
   * @param data empty folder
   */
  static DemoLayout in(Path project, Path data) throws IOException {
    return freeLayout(copy(project, data.resolve("home")), data);
  }

  /** What administrators edit; a test may do so too while the nodes run. */
  private static Path copy(Path project, Path home) throws IOException {
    for (var folder : List.of("routes", "schemas", "node-config")) {
      FileSystemUtils.copyRecursively(project.resolve(folder), home.resolve(folder));
    }
    nextYear(home.resolve("schemas").resolve("calendar"));
    return home;
  }

  /** A deadline may end in a year whose holidays nobody has announced yet. */
  private static void nextYear(Path calendar) throws IOException {
    var year = LocalDate.now(Clock.systemUTC()).plusDays(60).getYear();
    var file = calendar.resolve("working-days-" + year + ".csv");
    if (!Files.exists(file)) {
      Files.writeString(file, "day,kind,name,source,confidence\n");
    }
  }

  /** Another copy of these tests may run on the same machine. */
  private static DemoLayout freeLayout(Path home, Path data) {
    for (var ports = FIRST_PORTS; ports <= LAST_PORTS; ports += SPAN) {
      var layout = new DemoLayout(home, data, ThisProcess.ports() + ports);
      var free =
          RelayOffice.andRegions().stream()
              .flatMapToInt(
                  member ->
                      IntStream.of(
                          layout.apiPort(member),
                          layout.peerPort(member),
                          layout.databasePort(member)))
              .allMatch(OwnPlace::free);
      if (free && free(layout.standInPort()) && free(layout.carePort())) {
        return layout;
      }
    }
    throw new IllegalStateException("no free ports");
  }

  private static boolean free(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}

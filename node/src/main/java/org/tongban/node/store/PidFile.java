package org.tongban.node.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code postmaster.pid} in a data directory (PostgreSQL documentation, "Database File Layout").
 *
 * @param pid process of the server, dead or alive
 * @param port that it listens on; 0 while it isn't known yet
 * @param ready whether it takes connections
 */
record PidFile(long pid, int port, boolean ready) {
  private static final int PORT_LINE = 3;
  private static final int STATUS_LINE = 7;

  /** Reads the file; empty where there is none or it is only half written. */
  static Optional<PidFile> read(Path cluster) {
    try {
      return parse(Files.readAllLines(path(cluster), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new StoreException("can't read " + path(cluster), e);
    }
  }

  static Path path(Path cluster) {
    return cluster.resolve("postmaster.pid");
  }

  private static Optional<PidFile> parse(List<String> lines) {
    try {
      long pid = Math.abs(Long.parseLong(line(lines, 0)));
      String port = line(lines, PORT_LINE);
      return Optional.of(
          new PidFile(
              pid,
              port.isEmpty() ? 0 : Integer.parseInt(port),
              line(lines, STATUS_LINE).equals("ready")));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String line(List<String> lines, int number) {
    return number < lines.size() ? lines.get(number).strip() : "";
  }
}

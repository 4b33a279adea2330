package org.tongban.harness.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a process holds at one moment, as Linux tells it (proc(5)).
 *
 * @param seconds since the begin
 */
record Sample(double seconds, Map<Quantity, Double> values) {
  /** What is watched; each must not grow. */
  enum Quantity {
    /** Resident memory, MiB. */
    MEMORY(32),
    /** Open file descriptors, connections among them. */
    FILES(10),
    /** Open sockets. */
    CONNECTIONS(10),
    THREADS(10);

    private final double slack;

    Quantity(double slack) {
      this.slack = slack;
    }

    /** Growth that proves nothing, however little there was at the begin. */
    double slack() {
      return slack;
    }
  }

  Sample {
    values = Map.copyOf(values);
  }

  /**
   * Looks at a process.
   *
   * @throws IOException when it is gone
   */
  static Sample of(long pid, double seconds) throws IOException {
    var folder = Path.of("/proc", String.valueOf(pid));
    var values = new EnumMap<Quantity, Double>(Quantity.class);
    for (var line : Files.readAllLines(folder.resolve("status"))) {
      if (line.startsWith("VmRSS:")) {
        values.put(Quantity.MEMORY, number(line) / 1024.0);
      } else if (line.startsWith("Threads:")) {
        values.put(Quantity.THREADS, (double) number(line));
      }
    }
    var files = 0;
    var sockets = 0;
    try (var descriptors = Files.newDirectoryStream(folder.resolve("fd"))) {
      for (var descriptor : descriptors) {
        files++;
        sockets += isSocket(descriptor) ? 1 : 0;
      }
    }
    values.put(Quantity.FILES, (double) files);
    values.put(Quantity.CONNECTIONS, (double) sockets);
    return new Sample(seconds, values);
  }

  private static boolean isSocket(Path descriptor) throws IOException {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (NoSuchFileException e) {
      // closed since it was listed
      return false;
    }
  }

  private static long number(String line) {
    return Long.parseLong(line.replaceAll("\\D", ""));
  }
}

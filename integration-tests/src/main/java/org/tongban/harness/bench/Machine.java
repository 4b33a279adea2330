package org.tongban.harness.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What Linux says of the machine and its processes ({@code proc(5)}). */
final class Machine {
  private static final long NANOS_PER_TICK = 10_000_000;
  private static final int IDLE = 4;
  private static final int WAITING_FOR_DISK = 5;
  private static final int STOLEN = 8;

  private Machine() {}

  /** Processor time of everything on the machine since it was started, nanoseconds. */
  static long busyNanos() {
    var fields = lines(Path.of("/proc/stat")).findFirst().orElseThrow().split("\\s+", -1);
    long ticks = 0;
    for (int i = 1; i < STOLEN; i++) {
      if (i != IDLE && i != WAITING_FOR_DISK) {
        ticks += Long.parseLong(fields[i]);
      }
    }
    return ticks * NANOS_PER_TICK;
  }

  /** Resident memory of a process, MiB. */
  static double residentMiB(ProcessHandle process) {
    return lines(Path.of("/proc", Long.toString(process.pid()), "status"))
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
        .findFirst()
        .orElseThrow();
  }

  /** Model of the processors. */
  static String processor() {
    return lines(Path.of("/proc/cpuinfo"))
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("unknown");
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be read", e);
    }
  }
}

package org.tongban.harness.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** What Linux says of the machine and its processes ({@code proc(5)}). */
final class Machine {
  private Machine() {}

  /**
   * Processor time, nanoseconds.
   *
   * @param all of this program and of all that it started and that still runs: nodes, their
   *     databases, the control and the callers, whatever else the machine does meanwhile
   * @param databases of the nodes' databases alone
   */
  record Used(long all, long databases) {
    Used since(Used before) {
      return new Used(all - before.all, databases - before.databases);
    }
  }

  /** What was used until now. */
  static Used used() {
    var self = ProcessHandle.current();
    var all = Stream.concat(Stream.of(self), self.descendants()).toList();
    return new Used(
        nanos(all.stream()),
        nanos(all.stream().filter(one -> one.info().command().orElse("").endsWith("/postgres"))));
  }

  private static long nanos(Stream<ProcessHandle> processes) {
    return processes
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .mapToLong(Duration::toNanos)
        .sum();
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

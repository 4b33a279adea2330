package org.tongban.node.diagnosis;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;

/** The program, its machine and its threads. */
public final class ProgramParts {
  private static final long MIB = 1024 * 1024;

  private final Path data;

  /**
   * @param data folder on whose disk the node writes
   */
  public ProgramParts(Path data) {
    this.data = data;
  }

  /** All of them. */
  public List<DiagnosisPart> parts() {
    return List.of(
        new DiagnosisPart("program.txt", this::program),
        new DiagnosisPart("threads.txt", ProgramParts::threads));
  }

  private String program() {
    var jvm = ManagementFactory.getRuntimeMXBean();
    var system = ManagementFactory.getOperatingSystemMXBean();
    var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    var file = data.toFile();
    return new Lines()
        .add("tongban", version())
        .add("java", Runtime.version() + " " + jvm.getVmVendor() + " " + jvm.getVmName())
        .add("system", system.getName() + " " + system.getVersion() + " " + system.getArch())
        .add("processors", system.getAvailableProcessors())
        .add("load", system.getSystemLoadAverage())
        .add("uptime", Duration.ofMillis(jvm.getUptime()))
        .add("heap MiB, used and most", heap.getUsed() / MIB + " " + heap.getMax() / MIB)
        .add("collectors", collectors())
        .add(
            "disk MiB, free and all",
            file.getUsableSpace() / MIB + " " + file.getTotalSpace() / MIB)
        .add("locale", Locale.getDefault().toLanguageTag())
        .add("time zone", TimeZone.getDefault().getID())
        .toString();
  }

  private static List<String> collectors() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .map(one -> one.getName() + " " + one.getCollectionCount() + "x")
        .toList();
  }

  /** From the jar's manifest; classes that were not packed have none. */
  private static String version() {
    return Optional.ofNullable(ProgramParts.class.getPackage().getImplementationVersion())
        .orElse("unpacked");
  }

  private static String threads() {
    var lines = new Lines();
    var all = ManagementFactory.getThreadMXBean().dumpAllThreads(false, false);
    Arrays.stream(all)
        .sorted(Comparator.comparing(ThreadInfo::getThreadName))
        .forEach(
            thread -> {
              lines.line(thread.getThreadName() + " " + thread.getThreadState());
              Arrays.stream(thread.getStackTrace()).forEach(at -> lines.line("    " + at));
            });
    return lines.toString();
  }
}

package org.tongban.node.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The processes of a data directory, told by {@code /proc}: a process id alone may have been given
 * to a stranger since it was written down.
 */
final class ServerProcesses {
  private static final Path PROC = Path.of("/proc");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private ServerProcesses() {}

  /** Whether this process is PostgreSQL at work in this data directory. */
  static boolean serves(long pid, Path cluster) {
    Path process = PROC.resolve(Long.toString(pid));
    try {
      String name = Files.readString(process.resolve("comm"), StandardCharsets.UTF_8).strip();
      // every process of the server changes into its data directory at start
      return name.equals("postgres")
          && Files.readSymbolicLink(process.resolve("cwd")).equals(cluster.toRealPath());
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  /** All processes at work in this data directory, also those that a dead server left behind. */
  static List<Long> of(Path cluster) {
    try (Stream<Path> processes = Files.list(PROC)) {
      return processes
          .map(path -> path.getFileName().toString())
          .filter(NUMBER.asMatchPredicate())
          .map(Long::valueOf)
          .filter(pid -> serves(pid, cluster))
          .toList();
    } catch (IOException e) {
      throw new StoreException("can't list processes", e);
    }
  }
}

package org.tongban.node.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the server's programs, never through a shell, so that a path may hold any character. */
final class ServerCommand {
  private static final int TIMEOUT_MINUTES = 5;

  private final Path bin;

  /**
   * @param home folder with {@code bin/}
   */
  ServerCommand(Path home) {
    this.bin = home.resolve("bin");
  }

  /** Runs a program to its end; its output goes into the exception when it fails. */
  void run(Path log, String program, String... arguments) {
    Process process = start(log, List.of(), program, arguments);
    try {
      if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
        process.destroy();
        throw new StoreException(program + " did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroy();
      throw new StoreException("interrupted while waiting for " + program, e);
    }
    if (process.exitValue() != 0) {
      throw new StoreException(program + " failed (exit " + process.exitValue() + "), see " + log);
    }
  }

  /**
   * Starts the server in a session of its own: Ctrl-C in the node's terminal must reach the node
   * only, which stops its server when it has finished its work.
   */
  Process detached(Path log, String program, String... arguments) {
    return start(log, firstOf("/usr/bin/setsid", "/bin/setsid"), program, arguments);
  }

  private Process start(Path log, List<String> prefix, String program, String... arguments) {
    var command = new ArrayList<String>(asOrdinaryUser());
    command.addAll(prefix);
    command.add(bin.resolve(program).toString());
    command.addAll(List.of(arguments));
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw new StoreException("can't run " + String.join(" ", command.subList(0, 1)), e);
    }
  }

  /** PostgreSQL refuses to run as root; a user name space without any mapping takes it away. */
  private static List<String> asOrdinaryUser() {
    if (!root()) {
      return List.of();
    }
    List<String> unshare = firstOf("/usr/bin/unshare", "/bin/unshare");
    if (unshare.isEmpty()) {
      throw new StoreException(
          "PostgreSQL doesn't run as root: run the node as another user, or set database.url");
    }
    return List.of(unshare.get(0), "-U");
  }

  private static boolean root() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException e) {
      throw new StoreException("can't tell which user this is", e);
    }
  }

  private static List<String> firstOf(String... paths) {
    return Stream.of(paths).filter(path -> Files.isExecutable(Path.of(path))).limit(1).toList();
  }
}

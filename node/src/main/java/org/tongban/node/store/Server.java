package org.tongban.node.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Makes, starts and stops the one server of a folder; the caller holds the folder's lock. */
final class Server {
  /** Long, since a server that was killed first works off its log. */
  private static final Duration START = Duration.ofMinutes(5);

  private static final Duration LEFTOVERS = Duration.ofSeconds(30);

  /**
   * The durable ones first; the log gets no statement and no value of one, since either can hold an
   * identity.
   */
  private static final List<String> SETTINGS =
      List.of(
          "fsync=on",
          "full_page_writes=on",
          "synchronous_commit=on",
          "allow_alter_system=off",
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "max_connections=100",
          "shared_buffers=64MB",
          "timezone=UTC",
          "log_timezone=UTC",
          "jit=off",
          "log_min_messages=log",
          "log_min_error_statement=panic",
          "log_error_verbosity=terse",
          "log_checkpoints=off",
          "log_statement=none");

  private final ServerFolder folder;
  private final ServerCommand command;

  Server(ServerFolder folder, ServerCommand command) {
    this.folder = folder;
    this.command = command;
  }

  /** Makes the data directory where there is none; one that was made by half is made anew. */
  void make() {
    if (folder.hasCluster()) {
      return;
    }
    try {
      Folders.delete(folder.unfinishedCluster());
      command.run(
          folder.log(),
          "initdb",
          "--pgdata=" + folder.unfinishedCluster(),
          "--username=" + OwnPostgres.USER,
          "--pwfile=" + folder.passwordFile(),
          "--auth=scram-sha-256",
          "--encoding=UTF8",
          "--locale=C",
          "--locale-provider=builtin",
          "--builtin-locale=C.UTF-8");
      Files.move(folder.unfinishedCluster(), folder.cluster());
    } catch (IOException e) {
      throw new StoreException("can't make the database in " + folder.root(), e);
    }
  }

  /**
   * Ends a server whose owner died. It is stopped cleanly; what a dead server left behind is waited
   * for; a note of a process id that is now a stranger's is taken away.
   */
  void clearAway() {
    folder
        .pidFile()
        .filter(note -> ServerProcesses.serves(note.pid(), folder.cluster()))
        .ifPresent(note -> stop());
    Await.until(LEFTOVERS, () -> ServerProcesses.of(folder.cluster()).isEmpty());
    if (!ServerProcesses.of(folder.cluster()).isEmpty()) {
      throw new StoreException("processes of an older server still use " + folder.cluster());
    }
    try {
      Files.deleteIfExists(PidFile.path(folder.cluster()));
    } catch (IOException e) {
      throw new StoreException("can't take away the note of a dead server", e);
    }
  }

  /** Starts the server and returns when it takes connections. */
  Process start(int port) {
    if (port != 0 && !free(port)) {
      throw new StoreException("port " + port + " of the own database is used by another program");
    }
    var arguments = new ArrayList<String>(List.of("-D", folder.cluster().toString()));
    for (String setting : SETTINGS) {
      arguments.add("-c");
      arguments.add(setting);
    }
    arguments.add("-c");
    arguments.add("port=" + (port == 0 ? freePort() : port));
    Process process = command.detached(folder.log(), "postgres", arguments.toArray(String[]::new));
    BooleanSupplier settled = () -> ready(process.pid()) || !process.isAlive();
    Await.until(START, settled);
    if (!ready(process.pid())) {
      process.destroy();
      throw new StoreException(
          "the database in " + folder.root() + " did not start:\n" + folder.logTail());
    }
    return process;
  }

  /** Stops the server: sessions are ended, what was committed is on disk. */
  void stop() {
    command.run(
        folder.log(),
        "pg_ctl",
        "stop",
        "--pgdata=" + folder.cluster(),
        "--mode=fast",
        "--wait",
        "--silent");
  }

  private boolean ready(long pid) {
    return folder.pidFile().filter(note -> note.pid() == pid && note.ready()).isPresent();
  }

  private static boolean free(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new StoreException("this machine has no free port", e);
    }
  }
}

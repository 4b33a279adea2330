package org.tongban.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnPostgresTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "fsync, on",
    "synchronous_commit, on",
    "full_page_writes, on",
    "listen_addresses, 127.0.0.1",
    "log_statement, none",
    "allow_alter_system, off"
  })
  void runs_durably_and_for_this_machine_only(String setting, String value) throws SQLException {
    // Given
    try (var server = Shared.server();
        var connection = connect(server)) {
      // When // Then
      assertThat(ask(connection, "SHOW " + setting)).isEqualTo(value);
    }
  }

  /** Reaches one server that stays up for the tests that only look at it. */
  private static final class Shared {
    private static final Path FOLDER = Servers.folder("looked-at");
    private static OwnPostgres owner;

    static synchronized OwnPostgres server() {
      if (owner == null) {
        owner = Servers.start(FOLDER);
        OwnPostgres started = owner;
        Runtime.getRuntime().addShutdownHook(new Thread(started::close));
      }
      return OwnPostgres.attachOrStart(FOLDER, Servers.BINARIES);
    }
  }

  @Test
  void lets_in_nobody_without_the_password() throws IOException {
    // Given
    try (var server = Shared.server()) {
      // When // Then
      assertThatThrownBy(
              () ->
                  DriverManager.getConnection(
                      server.url("postgres"), OwnPostgres.USER, "another password"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password");
      assertThat(Files.getPosixFilePermissions(server.passwordFile()))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void is_not_reached_over_another_address() throws IOException {
    // Given an address of this machine that is not its loopback
    try (var server = Shared.server()) {
      List<InetAddress> others =
          NetworkInterface.networkInterfaces()
              .flatMap(NetworkInterface::inetAddresses)
              .filter(address -> !address.isLoopbackAddress())
              .toList();
      for (InetAddress other : others) {
        // When // Then
        assertThatThrownBy(() -> reach(other, server.port())).isInstanceOf(IOException.class);
      }
    }
  }

  private static void reach(InetAddress address, int port) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 2_000);
    }
  }

  @Test
  void attaches_to_a_running_server_and_leaves_it_running() throws SQLException {
    // Given a server that somebody else owns
    try (var server = Shared.server()) {
      assertThat(server.owner()).isFalse();
    }
    // When it was closed by one who only attached // Then it still answers
    try (var server = Shared.server();
        var connection = connect(server)) {
      assertThat(ask(connection, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void keeps_its_data_between_starts_and_its_port() throws SQLException {
    // Given
    Path folder = Servers.folder("kept");
    int port;
    try (var server = Servers.start(folder);
        var connection = connect(server)) {
      port = server.port();
      run(connection, "CREATE TABLE kept AS SELECT 42 AS number");
    }
    // When
    try (var server = OwnPostgres.start(folder, Servers.BINARIES, port);
        var connection = connect(server)) {
      // Then
      assertThat(server.port()).isEqualTo(port);
      assertThat(ask(connection, "SELECT number FROM kept")).isEqualTo("42");
    }
    assertThat(ServerProcesses.of(folder.resolve("cluster"))).isEmpty();
  }

  @Test
  void starts_for_a_command_when_no_node_runs_and_stops_after_it() {
    // Given a node that was here and went
    Path folder = Servers.folder("visited");
    Servers.start(folder).close();
    // When
    try (var server = OwnPostgres.attachOrStart(folder, Servers.BINARIES)) {
      // Then
      assertThat(server.owner()).isTrue();
    }
    assertThat(ServerProcesses.of(folder.resolve("cluster"))).isEmpty();
  }

  @Test
  void a_command_makes_no_new_database() {
    // Given
    Path folder = Servers.folder("nothing");
    // When // Then
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> OwnPostgres.attachOrStart(folder, Servers.BINARIES))
        .withMessageContaining("no database");
    assertThat(folder).doesNotExist();
  }

  @Test
  void a_second_start_of_a_running_database_is_refused_and_harms_nothing() throws SQLException {
    // Given
    Path folder = Servers.folder("wanted-twice");
    try (var server = Servers.start(folder)) {
      // When // Then
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> Servers.start(folder))
          .withMessageContaining("another program runs the database");
      try (var connection = connect(server)) {
        assertThat(ask(connection, "SELECT 1")).isEqualTo("1");
      }
    }
  }

  @Test
  void a_port_that_is_taken_is_named() throws IOException {
    // Given
    Path folder = Servers.folder("no-port");
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      // When // Then
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> OwnPostgres.start(folder, Servers.BINARIES, port))
          .withMessageContaining("port " + port);
    }
    // and the folder is free for the next try
    Servers.start(folder).close();
  }

  @Test
  void starts_at_the_first_try_after_its_node_was_killed() throws Exception {
    // Given a node in a process of its own, killed while its server runs
    Path folder = Servers.folder("orphan");
    Process node = LonelyNode.start(folder);
    assertThat(node.inputReader().readLine()).isEqualTo("ready");
    node.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    assertThat(PidFile.read(folder.resolve("cluster")))
        .hasValueSatisfying(
            note ->
                assertThat(ServerProcesses.serves(note.pid(), folder.resolve("cluster"))).isTrue());
    // When
    try (var server = Servers.start(folder);
        var connection = connect(server)) {
      // Then
      assertThat(ask(connection, "SELECT number FROM written")).isEqualTo("7");
    }
  }

  @Test
  void starts_although_the_noted_process_is_now_a_stranger() throws Exception {
    // Given a note of a dead server whose process id was given to another process
    Path folder = Servers.folder("stranger");
    Servers.start(folder).close();
    Process stranger = new ProcessBuilder("sleep", "60").start();
    Files.writeString(
        folder.resolve("cluster/postmaster.pid"), stranger.pid() + "\n/elsewhere\n0\n5432\n\n\n\n");
    // When
    Servers.start(folder).close();
    // Then
    assertThat(stranger.isAlive()).isTrue();
    stranger.destroyForcibly().waitFor();
  }

  @Test
  void starts_its_server_again_when_that_was_killed() throws Exception {
    // Given
    Path folder = Servers.folder("killed");
    try (var server = Servers.start(folder)) {
      long pid = PidFile.read(folder.resolve("cluster")).orElseThrow().pid();
      // When
      ProcessHandle.of(pid).orElseThrow().destroyForcibly();
      ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
      // Then
      assertThat(Await.until(Duration.ofSeconds(30), () -> answers(server))).isTrue();
    }
    assertThat(ServerProcesses.of(folder.resolve("cluster"))).isEmpty();
  }

  private static boolean answers(OwnPostgres server) {
    try (var connection = connect(server)) {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }

  static Connection connect(OwnPostgres server) throws SQLException {
    return DriverManager.getConnection(
        server.url(OwnPostgres.DATABASE), OwnPostgres.USER, server.password());
  }

  private static String ask(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  static void run(Connection connection, String command) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(command);
    }
  }
}

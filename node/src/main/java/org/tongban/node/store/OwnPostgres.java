package org.tongban.node.store;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * A real PostgreSQL of the node's own, kept in a folder between starts, durable, reachable from
 * this machine only and with a generated password. Whoever opens it closes it: the owner's close
 * stops the server. If the owner was killed, the next start stops the server it left and goes on.
 */
public final class OwnPostgres implements AutoCloseable {
  /** The server's only role. */
  public static final String USER = "postgres";

  /** The database of the node itself. */
  public static final String DATABASE = "tongban";

  private static final Duration ATTACH = Duration.ofSeconds(60);
  private static final Pattern DATABASE_NAME = Pattern.compile("[a-z][a-z0-9_]{0,40}");

  private final ServerFolder folder;
  private final int port;
  private final Optional<ServerKeeper> keeper;

  private OwnPostgres(ServerFolder folder, int port, Optional<ServerKeeper> keeper) {
    this.folder = folder;
    this.port = port;
    this.keeper = keeper;
  }

  /**
   * Starts the server of this folder, making it at the first time.
   *
   * @param directory of this server alone
   * @param binaries where the server's programs are unpacked; may be shared by all nodes
   * @param port to listen on, 0 for a free one
   * @throws StoreException when another living process runs it, or it doesn't start
   */
  public static OwnPostgres start(Path directory, Path binaries, int port) {
    var folder = new ServerFolder(directory);
    folder.prepare();
    OwnerLock lock =
        OwnerLock.take(folder.lockFile())
            .orElseThrow(
                () -> new StoreException("another program runs the database in " + folder.root()));
    return own(folder, lock, binaries, port);
  }

  /**
   * Unpacks the server's programs ahead of a start, which would do it otherwise.
   *
   * @param binaries as in {@link #start}
   * @throws StoreException when they can't be unpacked there
   */
  public static void unpack(Path binaries) {
    PostgresBinaries.unpackedIn(binaries.toAbsolutePath().normalize());
  }

  /**
   * Reaches the server of this folder whether or not a node runs it now; when none does, it is
   * started for as long as this stays open.
   *
   * @throws StoreException when there is no database in this folder
   */
  public static OwnPostgres attachOrStart(Path directory, Path binaries) {
    var folder = new ServerFolder(directory);
    if (!folder.hasCluster()) {
      throw new StoreException("there is no database in " + folder.root());
    }
    Optional<OwnerLock> lock = OwnerLock.take(folder.lockFile());
    if (lock.isPresent()) {
      return own(folder, lock.get(), binaries, 0);
    }
    if (!Await.until(ATTACH, () -> running(folder).isPresent())) {
      throw new StoreException("the program that runs the database in this folder hangs");
    }
    return new OwnPostgres(folder, running(folder).orElseThrow().port(), Optional.empty());
  }

  private static OwnPostgres own(ServerFolder folder, OwnerLock lock, Path binaries, int port) {
    Runnable undo = lock::close;
    boolean started = false;
    try {
      Path home = PostgresBinaries.unpackedIn(binaries.toAbsolutePath().normalize());
      var server = new Server(folder, new ServerCommand(home));
      server.make();
      server.clearAway();
      var keeper = new ServerKeeper(server, server.start(port), lock);
      undo = keeper::close;
      var own = new OwnPostgres(folder, folder.pidFile().orElseThrow().port(), Optional.of(keeper));
      own.createDatabase(DATABASE);
      keeper.keep(own.port());
      started = true;
      return own;
    } finally {
      if (!started) {
        undo.run();
      }
    }
  }

  private static Optional<PidFile> running(ServerFolder folder) {
    return folder
        .pidFile()
        .filter(PidFile::ready)
        .filter(note -> ServerProcesses.serves(note.pid(), folder.cluster()));
  }

  /** The port that it listens on, on 127.0.0.1. */
  public int port() {
    return port;
  }

  /** The password of {@link #USER}. */
  public String password() {
    return folder.password();
  }

  /** The file that holds the password as its first line. */
  public Path passwordFile() {
    return folder.passwordFile();
  }

  /** JDBC address of one of its databases, without user and password. */
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** Whether this process runs the server. */
  public boolean owner() {
    return keeper.isPresent();
  }

  /** Makes a database of this name, of {@code a-z0-9_}, unless it is there. */
  public void createDatabase(String name) {
    if (!DATABASE_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a database name is lower case letters, digits and _");
    }
    var properties = new Properties();
    properties.setProperty("user", USER);
    properties.setProperty("password", password());
    try (var connection = DriverManager.getConnection(url("postgres"), properties);
        var find = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?");
        var create = connection.createStatement()) {
      find.setString(1, name);
      if (!find.executeQuery().next()) {
        create.execute("CREATE DATABASE " + name);
      }
    } catch (SQLException e) {
      throw new StoreException("can't make the database " + name, e);
    }
  }

  /** Stops the server if this process runs it; sessions that are still open are ended. */
  @Override
  public void close() {
    keeper.ifPresent(ServerKeeper::close);
  }
}

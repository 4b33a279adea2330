package org.tongban.harness.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/**
 * A Kafka broker on loopback, a process of its own. It knows its users by name and password (SASL
 * PLAIN), and lets none but its administrator do what it was not told to.
 */
public final class Broker implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofSeconds(90);
  private static final String CLUSTER = "dG9uZ2Jhbi1oYXJuZXNzMA";
  private static final String ADMINISTRATOR = "administrator";
  private static final int STOP_SECONDS = 20;

  private final Path home;
  private final Path folder;
  private final int port;
  private final Map<String, String> users;
  private Process process;

  private Broker(Path home, Path folder, int port, Map<String, String> users) {
    this.home = home;
    this.folder = folder;
    this.port = port;
    this.users = new TreeMap<>(users);
    this.users.put(ADMINISTRATOR, "administrator-of-the-harness");
  }

  /**
   * Starts one and waits until it answers.
   *
   * @param home the project's folder, in which the integration tests were built
   * @param folder its settings and data
   * @param port and the one above it
   * @param users name to password
   */
  public static Broker start(Path home, Path folder, int port, Map<String, String> users) {
    var broker = new Broker(home, folder, port, users);
    broker.start();
    return broker;
  }

  /** Starts it again on the data that it left. */
  public void start() {
    try {
      Files.createDirectories(folder);
      var settings = folder.resolve("broker.properties");
      Files.writeString(settings, BrokerSettings.text(folder.resolve("data"), port, users));
      Files.writeString(folder.resolve("logback.xml"), BrokerSettings.LOG);
      process =
          new ProcessBuilder(command(settings))
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(folder.resolve("broker.log").toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("the broker can't be started", e);
    }
    awaitReady();
  }

  private List<String> command(Path settings) throws IOException {
    var target = home.resolve("integration-tests").resolve("target");
    var jars = Files.readString(target.resolve("broker.classpath")).strip();
    var own =
        Path.of(BrokerProgram.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Dlogback.configurationFile=" + folder.resolve("logback.xml"));
    command.addAll(List.of("-cp", own + ":" + jars, BrokerProgram.class.getName()));
    command.addAll(List.of(settings.toString(), CLUSTER));
    command.add(String.valueOf(ProcessHandle.current().pid()));
    return command;
  }

  /** Whether what it needs was built. */
  public static boolean built(Path home) {
    return Files.isRegularFile(
        home.resolve("integration-tests").resolve("target").resolve("broker.classpath"));
  }

  private void awaitReady() {
    long end = System.nanoTime() + LONGEST_START.toNanos();
    while (System.nanoTime() < end) {
      if (!process.isAlive()) {
        throw new IllegalStateException("the broker ended; see " + folder.resolve("broker.log"));
      }
      if (answers()) {
        return;
      }
    }
    throw new IllegalStateException("the broker isn't ready; see " + folder.resolve("broker.log"));
  }

  private boolean answers() {
    try (var admin = administrator()) {
      return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
    } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A connection of its administrator, who may do everything. */
  public Admin administrator() {
    return Admin.create(client(ADMINISTRATOR));
  }

  /** What a client of that user needs: address, name and password. */
  public Properties client(String user) {
    var properties = login(user);
    properties.setProperty("bootstrap.servers", address());
    return properties;
  }

  /** The name and the password of a user, as a node's file of client settings has them. */
  public Properties login(String user) {
    var properties = new Properties();
    properties.setProperty("security.protocol", "SASL_PLAINTEXT");
    properties.setProperty("sasl.mechanism", "PLAIN");
    properties.setProperty(
        "sasl.jaas.config", BrokerSettings.module() + " " + BrokerSettings.who(user, users) + ";");
    return properties;
  }

  /** Its address. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  /** Ends it outright ({@code kill -9}). */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** What it wrote. */
  public Path log() {
    return folder.resolve("broker.log");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

package org.tongban.node.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.tongban.node.demo.register.DemoMember;

/** A node in a process of its own, as an administrator would run it. */
public final class DemoNode implements AutoCloseable {
  private static final Duration PROBE = Duration.ofSeconds(2);
  private static final int STOP_SECONDS = 20;

  /**
   * System property: the folder of the unpacked program, where another than this one is started.
   */
  public static final String PROGRAM = "tongban.program";

  /** In place of a value: what the demonstration sets is left out. */
  public static final String NOT_SET = "";

  private final DemoLayout layout;
  private final DemoMember member;
  private final Process process;

  private DemoNode(DemoLayout layout, DemoMember member, Process process) {
    this.layout = layout;
    this.member = member;
    this.process = process;
  }

  /** Starts the process; {@link #awaitReady} says when it works. */
  public static DemoNode start(DemoLayout layout, DemoMember member) {
    return start(layout, member, Map.of());
  }

  /**
   * Starts the process with further settings.
   *
   * @param more key to value, over those of the demonstration
   */
  public static DemoNode start(DemoLayout layout, DemoMember member, Map<String, String> more) {
    return run(layout, member, new ProcessBuilder(command(layout, member, more)));
  }

  /**
   * Starts it as an administrator does, by the command {@code tongban} and with Java's options that
   * are the command's.
   *
   * @param more key to value, over those of the demonstration
   */
  public static DemoNode byCommand(DemoLayout layout, DemoMember member, Map<String, String> more) {
    var command = new ArrayList<String>();
    command.add(layout.home().resolve("tongban").toString());
    command.addAll(arguments(layout, member, more));
    var builder = new ProcessBuilder(command);
    builder.environment().merge("JAVA_OPTS", parent(), (given, own) -> given + " " + own);
    return run(layout, member, builder);
  }

  private static DemoNode run(DemoLayout layout, DemoMember member, ProcessBuilder builder) {
    try {
      Files.createDirectories(layout.nodeData(member));
      var process =
          builder
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(layout.log(member).toFile()))
              .start();
      return new DemoNode(layout, member, process);
    } catch (IOException e) {
      throw new UncheckedIOException("can't start the node of " + member.code(), e);
    }
  }

  private static List<String> command(
      DemoLayout layout, DemoMember member, Map<String, String> more) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Dtongban.home=" + layout.home());
    command.add(parent());
    command.addAll(program());
    command.add("org.tongban.node.Tongban");
    command.addAll(arguments(layout, member, more));
    return command;
  }

  /** The program that this process is a part of, or the one that it was told to start. */
  private static List<String> program() {
    var told = System.getProperty(PROGRAM);
    var program = new ArrayList<String>();
    if (told == null) {
      program.addAll(archive());
      program.addAll(List.of("-cp", System.getProperty("java.class.path")));
    } else {
      program.addAll(List.of("-XX:SharedArchiveFile=" + told + "/classes.jsa", "-Xshare:auto"));
      program.addAll(List.of("-Xlog:cds=off", "-Xlog:cds+dynamic=off"));
      program.addAll(List.of("-cp", told + "/tongban-exec.jar"));
    }
    return program;
  }

  /** The archive of classes that this process was started with, if it was. */
  private static List<String> archive() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(
            option -> option.startsWith("-XX:SharedArchiveFile=") || option.startsWith("-Xlog:cds"))
        .toList();
  }

  /** A node of a demonstration must not outlive it, even when that is killed. */
  private static String parent() {
    return "-Dtongban.parent=" + ProcessHandle.current().pid();
  }

  private static List<String> arguments(
      DemoLayout layout, DemoMember member, Map<String, String> more) {
    var settings = new TreeMap<>(layout.overrides(member));
    settings.putAll(more);
    settings.values().removeIf(NOT_SET::equals);
    var arguments = new ArrayList<String>();
    arguments.addAll(List.of("node", "--config", layout.config(member).toString()));
    arguments.addAll(List.of("--data", layout.nodeData(member).toString()));
    settings.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    return arguments;
  }

  /**
   * Waits until the node's health says that it is ready.
   *
   * @throws DemoException when it ends, or isn't ready in time
   */
  public void awaitReady(Duration longest) {
    var client = HttpClient.newBuilder().connectTimeout(PROBE).build();
    var request =
        HttpRequest.newBuilder(URI.create(layout.api(member) + "/actuator/health/readiness"))
            .timeout(PROBE)
            .build();
    var end = System.nanoTime() + longest.toNanos();
    while (System.nanoTime() < end) {
      if (!process.isAlive()) {
        throw new DemoException(
            "the node of " + member.code() + " ended; see " + layout.log(member));
      }
      if (answers(client, request)) {
        return;
      }
      pause();
    }
    throw new DemoException(
        "the node of " + member.code() + " isn't ready; see " + layout.log(member));
  }

  private static boolean answers(HttpClient client, HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoException("interrupted", e);
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoException("interrupted", e);
    }
  }

  /** Kills the process outright ({@code kill -9}) and waits until it is gone. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** The process, for whoever watches what it takes. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  /** Asks the node to stop, without waiting. */
  public void askToStop() {
    process.destroy();
  }

  /** Asks the node to stop and waits. */
  @Override
  public void close() {
    askToStop();
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

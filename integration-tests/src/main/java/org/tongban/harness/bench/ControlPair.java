package org.tongban.harness.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.tongban.node.demo.DemoLayout;
import org.tongban.node.demo.register.Region;

/** Both ends of the control, with the keys of two members. */
final class ControlPair implements AutoCloseable {
  private static final int DOOR = 401;
  private static final int LISTEN = 411;
  private static final Duration LONGEST_START = Duration.ofSeconds(60);

  private final DemoLayout layout;
  private final List<Process> ends = new ArrayList<>();

  private ControlPair(DemoLayout layout) {
    this.layout = layout;
  }

  /**
   * Starts them.
   *
   * @param answer bytes of a node's answer, which the control's are
   */
  static ControlPair start(
      BenchFederation federation, Region asking, Region answering, byte[] answer) {
    var layout = federation.layout();
    var pair = new ControlPair(layout);
    var file = layout.data().resolve("control.answer");
    federation.directoryWith(
        answering, "https://127.0.0.1:" + pair.port(LISTEN, answering) + "/peer/v1/messages");
    try {
      Files.write(file, answer);
      pair.ends.add(pair.end(asking, answering, file));
      pair.ends.add(pair.end(answering, asking, file));
    } catch (IOException e) {
      pair.close();
      throw new UncheckedIOException("the control can't start", e);
    }
    return pair;
  }

  private int port(int offset, Region region) {
    return layout.ports() + offset + region.place();
  }

  private Process end(Region region, Region to, Path answer) throws IOException {
    var command =
        List.of(
            layout.home().resolve("tongban").toString(),
            "bench-end",
            "--keys=" + layout.nodeData(region).resolve("keys"),
            "--federation=" + layout.federation(),
            "--door=" + port(DOOR, region),
            "--listen=" + port(LISTEN, region),
            "--to=" + to.code(),
            "--answer=" + answer);
    var log = layout.data().resolve("control-" + region.code() + ".log");
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  /** The door of an asking end, as soon as it forwards what a node would send. */
  Door door(Region asking, byte[] wire) {
    var address = URI.create("http://127.0.0.1:" + port(DOOR, asking) + Control.PATH);
    var door = Door.control(address, wire);
    var end = System.nanoTime() + LONGEST_START.toNanos();
    while (true) {
      try {
        door.answer();
        return door;
      } catch (UncheckedIOException | BenchException e) {
        if (System.nanoTime() > end || !ends.stream().allMatch(Process::isAlive)) {
          throw new BenchException("the control doesn't work; see " + layout.data(), e);
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", e);
    }
  }

  @Override
  public void close() {
    ends.forEach(Process::destroy);
  }
}

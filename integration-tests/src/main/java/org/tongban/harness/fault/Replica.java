package org.tongban.harness.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.util.FileSystemUtils;
import org.tongban.node.demo.DemoLayout;
import org.tongban.node.demo.DemoNode;

/**
 * A second node of the answering member, a process of its own: the same keys and database, its own
 * folder and ports.
 */
final class Replica implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofSeconds(180);
  private static final int BESIDE = 400;

  private final DemoLayout layout;
  private final Map<String, String> settings;
  private DemoNode node;

  private Replica(DemoLayout layout, Map<String, String> settings) {
    this.layout = layout;
    this.settings = settings;
    this.node = DemoNode.start(layout, Bed.ANSWERING, settings);
    node.awaitReady(LONGEST_START);
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param first of the node that is there
   * @param same settings that it has too
   */
  static Replica start(DemoLayout first, Map<String, String> same) {
    var data = first.data().resolve("replica");
    var own = new DemoLayout(data.resolve("home"), data, first.ports() + BESIDE);
    try {
      prepare(first, own);
    } catch (IOException e) {
      throw new UncheckedIOException("the replica's files can't be laid", e);
    }
    return new Replica(own, settings(first, own, same));
  }

  private static void prepare(DemoLayout first, DemoLayout own) throws IOException {
    FileSystemUtils.deleteRecursively(own.data());
    FileSystemUtils.copyRecursively(first.home(), own.home());
    SharedDatabase.files(first, Bed.ANSWERING, own.nodeData(Bed.ANSWERING));
    // the directory and its operator's certificate lie beside the data
    Files.createSymbolicLink(own.federation(), first.federation().toAbsolutePath());
    Path file = own.config(Bed.ANSWERING).resolve("node.yaml");
    var shared = SharedDatabase.settings(Files.readString(file), first, Bed.ANSWERING);
    Files.writeString(file, shared);
  }

  private static Map<String, String> settings(
      DemoLayout first, DemoLayout own, Map<String, String> same) {
    var all = new HashMap<>(first.overrides(Bed.ANSWERING));
    all.putAll(same);
    all.put("api.port", String.valueOf(own.apiPort(Bed.ANSWERING)));
    all.put("peer.port", String.valueOf(own.peerPort(Bed.ANSWERING)));
    all.put("database.embedded.port", DemoNode.NOT_SET);
    return all;
  }

  int peerPort() {
    return layout.peerPort(Bed.ANSWERING);
  }

  /** Address of its local API, without a slash at the end. */
  String api() {
    return layout.api(Bed.ANSWERING);
  }

  /** Ends it outright ({@code kill -9}). */
  void kill() {
    node.kill();
  }

  /** Starts it again on the data that it left. */
  void restart() {
    node = DemoNode.start(layout, Bed.ANSWERING, settings);
    node.awaitReady(LONGEST_START);
  }

  @Override
  public void close() {
    node.close();
  }
}

package org.tongban.it.federation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.function.UnaryOperator;
import org.springframework.util.FileSystemUtils;
import org.tongban.harness.fault.SharedDatabase;
import org.tongban.node.NodeProgram;
import org.tongban.node.demo.register.DemoMember;

/** A second node of a member: the same keys, its own folder and ports, and the same database. */
public final class Twin implements AutoCloseable {
  private static final int BESIDE = 450;

  private final String endpoint;
  private final String api;
  private final NodeProgram node;

  /** Starts it beside the federation's own node of that member. */
  public Twin(Federation federation, DemoMember member) throws IOException {
    this(federation, member, settings -> settings);
  }

  /** The same with settings that differ from those of its other node. */
  public Twin(Federation federation, DemoMember member, UnaryOperator<String> change)
      throws IOException {
    var layout = federation.layout();
    var data = layout.data().resolve(member.code() + "-twin");
    // replicas share the keys by which persons are found in their journal
    SharedDatabase.files(layout, member, data);
    var peer = layout.ports() + BESIDE;
    var overrides = new HashMap<>(layout.overrides(member));
    overrides.remove("database.embedded.port");
    overrides.put("peer.port", String.valueOf(peer));
    overrides.put("api.port", String.valueOf(peer + 1));
    api = "http://127.0.0.1:" + (peer + 1);
    endpoint = "https://127.0.0.1:" + peer + "/peer/v1/messages";
    node =
        Federation.start(
            Federation.settings(settings(federation, member, change), data, overrides));
  }

  /** The member's, with the address of the database that its other node runs. */
  private static Path settings(
      Federation federation, DemoMember member, UnaryOperator<String> change) throws IOException {
    var layout = federation.layout();
    var folder = layout.config(member).resolveSibling(member.code() + "-twin");
    FileSystemUtils.copyRecursively(layout.config(member), folder);
    var file = folder.resolve("node.yaml");
    var shared = SharedDatabase.settings(Files.readString(file), layout, member);
    Files.writeString(file, change.apply(shared));
    return folder;
  }

  /** Address that messages are posted to. */
  public String endpoint() {
    return endpoint;
  }

  /** Address of its local API, without a slash at the end. */
  public String api() {
    return api;
  }

  @Override
  public void close() {
    node.close();
  }
}

package org.tongban.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Reply;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.demo.CommandRunner;
import org.tongban.node.demo.register.Region;
import org.tongban.node.keeper.CallersKeeper;

/** Callers of a region's node that a test adds while it runs; gone when this is closed. */
final class AddedCallers implements AutoCloseable {
  private final Federation federation;
  private final Region region;
  private final Path folder;
  private final byte[] before;

  AddedCallers(Federation federation, Region region, Path folder) throws IOException {
    this.federation = federation;
    this.region = region;
    this.folder = folder;
    this.before = Files.readAllBytes(file());
  }

  private Path file() {
    return federation.layout().nodeData(region).resolve("callers").resolve("callers.yaml");
  }

  /** Its token. */
  String add(String name, String role) throws IOException {
    var out = folder.resolve(name + ".token");
    run("add", name, "--out=" + out, "--unit=u", "--operator=" + name, "--role=" + role);
    return Files.readString(out).strip();
  }

  /** Adds or removes one by the command, and has the node see it. */
  void run(String... words) {
    CommandRunner commands = TongbanCommand::inThisProcess;
    var arguments = new ArrayList<>(List.of("callers"));
    arguments.addAll(List.of(words));
    arguments.add("--config=" + federation.layout().config(region));
    arguments.add("--data=" + federation.layout().nodeData(region));
    commands.must(arguments.toArray(String[]::new));
    refresh();
  }

  private void refresh() {
    // a change counts when two looks see it alike
    federation.part(region, CallersKeeper.class).refresh();
    federation.part(region, CallersKeeper.class).refresh();
  }

  /** Gets something of the local API by a token. */
  Reply get(String path, String token) {
    return federation.send(
        federation.stranger(region, path).header("Authorization", "Bearer " + token).GET());
  }

  @Override
  public void close() throws IOException {
    Files.write(file(), before);
    refresh();
  }
}

package org.tongban.node.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import org.springframework.util.FileSystemUtils;
import org.tongban.node.NodeProgram;
import org.tongban.node.demo.register.Region;
import org.tongban.node.settings.Settings;
import org.tongban.node.settings.SettingsException;
import org.tongban.node.settings.SettingsFile;
import org.tongban.node.store.OwnPostgres;

/**
 * The start of a node on data that are thrown away. Java keeps the classes which it loads in an
 * archive, and later starts take them from there.
 */
public final class RehearsedStart {
  private static final Region REGION = Region.JIASHAN;

  private RehearsedStart() {}

  /**
   * Starts a node in this process and stops it.
   *
   * @param home the project's folder, with routes, schemas and node-config
   * @throws DemoException when the node can't start
   */
  public static void play(Path home, CommandRunner commands) {
    try {
      var data = Files.createTempDirectory("tongban-rehearsal");
      try {
        var layout = new DemoLayout(home, data, DemoLayout.EXAMPLE_PORTS);
        OwnPostgres.unpack(layout.binaries());
        new DemoTrust(layout, commands).make();
        NodeProgram.start(settings(layout)).close();
      } finally {
        FileSystemUtils.deleteRecursively(data);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the rehearsal's folder can't be written", e);
    }
  }

  private static Settings settings(DemoLayout layout) throws IOException {
    var overrides = new HashMap<>(layout.overrides(REGION));
    overrides.put("data", layout.nodeData(REGION).toString());
    var ports = new ArrayList<ServerSocket>();
    try {
      for (var key : new String[] {"api.port", "peer.port", "database.embedded.port"}) {
        var port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ports.add(port);
        overrides.put(key, String.valueOf(port.getLocalPort()));
      }
    } finally {
      for (var port : ports) {
        port.close();
      }
    }
    try {
      return SettingsFile.read(layout.config(REGION).resolve(SettingsFile.NAME), overrides);
    } catch (SettingsException e) {
      throw new DemoException("the example settings can't be read", e);
    }
  }
}

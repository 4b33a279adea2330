package org.tongban.node.demo;

import java.nio.file.Path;
import org.tongban.node.demo.register.Region;

/**
 * Where everything of a demonstration lies and listens.
 *
 * @param home the project's folder, with routes, schemas and node-config
 * @param data the demonstration's own folder
 * @param ports first of the ports; 7100 gives those of the examples in node-config
 */
public record DemoLayout(Path home, Path data, int ports) {
  /** The ports that the example settings name. */
  public static final int EXAMPLE_PORTS = 7100;

  private static final int PEER = 100;
  private static final int DATABASE = 200;
  private static final int STAND_IN = 302;

  Path config(Region region) {
    return home.resolve("node-config").resolve(region.code());
  }

  Path nodeData(Region region) {
    return data.resolve(region.code());
  }

  Path federation() {
    return data.resolve("federation");
  }

  Path token(Region region) {
    return nodeData(region).resolve("callers").resolve("clerk.token");
  }

  /** The ask's body as a file, as the command line takes it. */
  Path ask(String name) {
    return data.resolve("asks").resolve(name + ".json");
  }

  Path log(Region region) {
    return nodeData(region).resolve("node.log");
  }

  int apiPort(Region region) {
    return ports + 1 + region.ordinal();
  }

  int peerPort(Region region) {
    return apiPort(region) + PEER;
  }

  int databasePort(Region region) {
    return apiPort(region) + DATABASE;
  }

  int standInPort() {
    return ports + STAND_IN;
  }

  String api(Region region) {
    return "http://127.0.0.1:" + apiPort(region);
  }

  String endpoint(Region region) {
    return "https://127.0.0.1:" + peerPort(region) + "/peer/v1/messages";
  }

  /** The register's address as the region's node must know it. */
  String register(Region region) {
    return region == Region.WUJIANG
        ? "http://127.0.0.1:" + standInPort()
        : "jdbc:postgresql://127.0.0.1:" + databasePort(region) + "/register";
  }
}

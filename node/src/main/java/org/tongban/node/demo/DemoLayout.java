package org.tongban.node.demo;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.tongban.node.demo.fhir.CareServer;
import org.tongban.node.demo.register.DemoMember;
import org.tongban.node.demo.register.Region;

/**
 * Where everything of a demonstration lies and listens.
 *
 * @param home the project's folder, with routes, schemas and node-config
 * @param data the demonstration's own folder
 * @param ports first of the ports; 7100 gives those of the examples in node-config
 * @param suite in which suites the members speak
 */
public record DemoLayout(Path home, Path data, int ports, DemoSuite suite) {
  /** The ports that the example settings name. */
  public static final int EXAMPLE_PORTS = 7100;

  /** Whose console turns simulated regions. */
  public static final Region SIMULATING = Region.JIASHAN;

  private static final int PEER = 100;
  private static final int DATABASE = 200;
  private static final int STAND_IN = 302;
  private static final int CARE = 303;
  private static final int CONTROL = 390;
  private static final int STAMPS = 304;

  /** With the suite that each contract prefers. */
  public DemoLayout(Path home, Path data, int ports) {
    this(home, data, ports, DemoSuite.PREFERRED);
  }

  /** The same data and ports with other routes, schemas and node-config. */
  DemoLayout at(Path otherHome) {
    return new DemoLayout(otherHome, data, ports, suite);
  }

  /** The folder of the node's settings. */
  public Path config(DemoMember member) {
    return suite.alone(member) ? data.resolve("settings").resolve(member.code()) : example(member);
  }

  /** The folder of the example's settings. */
  Path example(DemoMember member) {
    return home.resolve("node-config").resolve(member.code());
  }

  /** The node's own data directory. */
  public Path nodeData(DemoMember member) {
    return data.resolve(member.code());
  }

  /** Certificates and the signed directory. */
  public Path federation() {
    return data.resolve("federation");
  }

  /** The signed release of the catalogue. */
  public Path release() {
    return federation().resolve("catalogue.jws");
  }

  /** The bearer token of the clerk. */
  public Path token(Region region) {
    return nodeData(region).resolve("callers").resolve("clerk.token");
  }

  /** The ask's body as a file, as the command line takes it. */
  public Path ask(String name) {
    return data.resolve("asks").resolve(name + ".json");
  }

  /** Programs of the nodes' PostgreSQL, by the example settings beside the nodes' data. */
  public Path binaries() {
    return data.resolve("postgres-binaries");
  }

  /** What the node's process writes. */
  public Path log(DemoMember member) {
    return nodeData(member).resolve("node.log");
  }

  /** Port of the local API. */
  public int apiPort(DemoMember member) {
    return ports + 1 + member.place();
  }

  /** Port for other members. */
  public int peerPort(DemoMember member) {
    return apiPort(member) + PEER;
  }

  /** Port of the node's own PostgreSQL. */
  public int databasePort(DemoMember member) {
    return apiPort(member) + DATABASE;
  }

  /** Port of the stand-in for the HTTP register of 吴江. */
  public int standInPort() {
    return ports + STAND_IN;
  }

  /** Port of the elder-care platforms' FHIR servers. */
  public int carePort() {
    return ports + CARE;
  }

  /** Port that turns simulated regions, where some are played beside the demonstration. */
  public int controlPort() {
    return ports + CONTROL;
  }

  /** Port of the demonstration's time-stamp authority. */
  public int stampPort() {
    return ports + STAMPS;
  }

  /** The proof of an exchange. */
  public Path proof(String exchange) {
    return data.resolve("proofs").resolve(exchange + ".asice");
  }

  /** Keys and certificates of everybody. */
  public Path certificates() {
    return federation().resolve("certs");
  }

  /** Crosswalks between the schemes of care assessments. */
  public Path crosswalks() {
    return home.resolve("schemas").resolve("fhir");
  }

  /** Address of the local API, without a slash at the end. */
  public String api(DemoMember member) {
    return "http://127.0.0.1:" + apiPort(member);
  }

  /** Address of the peer listener, as the directory names it. */
  public String endpoint(DemoMember member) {
    return "https://127.0.0.1:" + peerPort(member) + "/peer/v1/messages";
  }

  /** The register's address as the region's node must know it. */
  public String register(Region region) {
    return region == Region.WUJIANG
        ? "http://127.0.0.1:" + standInPort()
        : "jdbc:postgresql://127.0.0.1:" + databasePort(region) + "/register";
  }

  /** What this demonstration sets otherwise than the example settings of the node. */
  public Map<String, String> overrides(DemoMember member) {
    var overrides = new HashMap<String, String>();
    overrides.put("federation.catalogue", release().toAbsolutePath().toString());
    overrides.put("journal.stamps.from.0", "http://127.0.0.1:" + stampPort() + "/timestamp");
    var stamper = certificates().resolve("timestamp.crt.pem").toAbsolutePath();
    overrides.put("journal.stamps.authorities.0", stamper.toString());
    suite.only().ifPresent(only -> overrides.put("ask.suite", only.name()));
    overrides.put("api.port", String.valueOf(apiPort(member)));
    overrides.put("peer.port", String.valueOf(peerPort(member)));
    overrides.put("database.embedded.port", String.valueOf(databasePort(member)));
    if (member instanceof Region region) {
      registers(region, overrides);
    }
    if (member == SIMULATING) {
      overrides.put("demonstration.simulator.address", "http://127.0.0.1:" + controlPort());
    }
    return Map.copyOf(overrides);
  }

  private void registers(Region region, Map<String, String> overrides) {
    overrides.put("registers.civil.url", register(region));
    if (region == Region.QINGPU) {
      overrides.put("registers.counter.url", register(region));
    }
    if (CareServer.REGIONS.contains(region)) {
      overrides.put("registers.care.url", CareServer.address(region, carePort()).toString());
    }
  }
}

package org.tongban.harness.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import org.tongban.core.message.ServiceId;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.demo.CommandRunner;
import org.tongban.node.demo.DemoLayout;
import org.tongban.node.demo.register.Region;

/**
 * A catalogue of many services, and a look-up for each that there is more of than in the shipped
 * one: copies of one service under other names.
 */
final class ManyServices {
  private static final String PATTERN = "assistance.status";
  private static final String STEPS = "id: assistance-";
  private static final String CONTRACT = "contract.yaml";

  private final Path schemas;
  private final Path lookUps;
  private final Path release;

  private ManyServices(Path folder) {
    this.schemas = folder.resolve("schemas");
    this.lookUps = folder.resolve("lookups");
    this.release = folder.resolve("catalogue.jws");
  }

  /** Makes and signs it. */
  static ManyServices make(DemoLayout layout, Region region, int services) {
    var many = new ManyServices(layout.data().resolve("many"));
    try {
      var home = layout.home();
      FileSystemUtils.copyRecursively(home.resolve("schemas"), many.schemas);
      var own = home.resolve("routes").resolve("lookups").resolve(region.code());
      FileSystemUtils.copyRecursively(own, many.lookUps);
      var there = many.services().size();
      for (int i = there; i < services; i++) {
        many.add("bench.service-" + i, "id: s" + i + "-");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the services can't be copied", e);
    }
    CommandRunner commands = TongbanCommand::inThisProcess;
    var key = layout.certificates().resolve("operator.key.pem").toString();
    var out = many.release.toString();
    commands.must(
        "catalogue", "release", "--schemas", many.schemas.toString(), "--key", key, "--out", out);
    return many;
  }

  private void add(String service, String steps) throws IOException {
    var from = schemas.resolve(PATTERN.replace('.', '/'));
    FileSystemUtils.copyRecursively(from, schemas.resolve(service.replace('.', '/')));
    var text = Files.readString(lookUps.resolve(file(PATTERN)));
    Files.writeString(
        lookUps.resolve(file(service)), text.replace(PATTERN, service).replace(STEPS, steps));
  }

  private static String file(String service) {
    return service + ".camel.yaml";
  }

  /** All of them. */
  List<ServiceId> services() throws IOException {
    var found = new TreeSet<ServiceId>();
    try (Stream<Path> files = Files.walk(schemas)) {
      files
          .filter(file -> file.endsWith(CONTRACT))
          .map(file -> schemas.relativize(file.getParent().getParent()))
          .forEach(path -> found.add(new ServiceId(path.toString().replace('/', '.'))));
    }
    return List.copyOf(found);
  }

  /** Settings by which a node has them. */
  Map<String, String> settings() {
    return Map.of(
        "catalogue", schemas.toString(),
        "routes.lookups", lookUps.toString(),
        "federation.catalogue", release.toString());
  }
}

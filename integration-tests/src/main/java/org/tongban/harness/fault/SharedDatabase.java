package org.tongban.harness.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.tongban.node.demo.DemoLayout;
import org.tongban.node.demo.register.DemoMember;
import org.tongban.node.store.OwnPostgres;

/** What a second node of a member needs to run on the database that its first node runs. */
public final class SharedDatabase {
  /** Files that the replicas of a member have in common. */
  private static final List<String> FOLDERS = List.of("keys", "callers", "journal");

  private SharedDatabase() {}

  /** The settings with the address of the database in place of one of its own. */
  public static String settings(String settings, DemoLayout layout, DemoMember member) {
    var database =
        "  url: jdbc:postgresql://127.0.0.1:%d/%s\n  user: %s\n  passwordFile: %s\n  pool:"
            .formatted(
                layout.databasePort(member),
                OwnPostgres.DATABASE,
                OwnPostgres.USER,
                layout.nodeData(member).resolve("database").resolve("password"));
    return settings.replaceFirst("(?s)  embedded:.*?\n  pool:", database);
  }

  /**
   * Copies keys and tokens.
   *
   * @param data of the second node
   */
  public static void files(DemoLayout layout, DemoMember member, Path data) throws IOException {
    for (var folder : FOLDERS) {
      copy(layout.nodeData(member).resolve(folder), data.resolve(folder));
    }
    // the registers of some lie on the same server
    var password = Path.of("database", "password");
    Files.createDirectories(data.resolve(password).getParent());
    Files.copy(
        layout.nodeData(member).resolve(password),
        data.resolve(password),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.COPY_ATTRIBUTES);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var copy = to.resolve(file.getFileName());
        Files.copy(
            file, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}

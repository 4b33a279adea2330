package org.tongban.node.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks whether what the settings name is there. Apart from {@link SettingsFile}, because settings
 * are written and checked before keys and data exist.
 */
public final class FilesOnDisk {
  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private final List<Problem> problems = new ArrayList<>();

  private FilesOnDisk() {}

  /** Everything that is missing or, for a secret, open to others; empty when all is well. */
  public static List<Problem> problems(Settings settings) {
    var disk = new FilesOnDisk();
    disk.file("federation.directory", settings.federation().directory());
    disk.file("federation.operator", settings.federation().operator());
    settings.federation().catalogue().ifPresent(f -> disk.file("federation.catalogue", f));
    settings.federation().revocation().ifPresent(disk::revocation);
    settings
        .journal()
        .stamps()
        .ifPresent(stamps -> disk.files("journal.stamps.authorities", stamps.authorities()));
    disk.folder("catalogue", settings.catalogue());
    disk.file("divisions", settings.divisions());
    disk.file("access", settings.access());
    disk.folder("routes.spine", settings.routes().spine());
    disk.folder("routes.lookups", settings.routes().lookups());
    disk.pair("keys.sign", settings.keys().sign());
    disk.pair("keys.tls", settings.keys().tls());
    disk.pair("keys.encrypt", settings.keys().encrypt());
    settings.keys().sm2().ifPresent(disk::sm2);
    settings
        .journal()
        .encryption()
        .keyIfNeeded()
        .ifPresent(key -> disk.file("journal.encryption.key", key));
    disk.callers(settings.api().callers());
    settings.api().tls().ifPresent(disk::tls);
    settings.database().passwordFile().ifPresent(f -> disk.secret("database.passwordFile", f));
    settings.kafka().flatMap(KafkaSettings::properties).ifPresent(disk::kafka);
    disk.registers(settings);
    return List.copyOf(disk.problems);
  }

  private void revocation(RevocationSettings revocation) {
    files("federation.revocation.authorities", revocation.authorities());
    files("federation.revocation.lists", revocation.lists());
    var responders = revocation.ocsp().stream().map(one -> one.authority()).toList();
    files("federation.revocation.ocsp", responders);
  }

  private void tls(ApiTlsSettings tls) {
    file("api.tls.certificate", tls.certificate());
    secret("api.tls.key", tls.key());
    files("api.tls.clients", tls.clients());
  }

  private void files(String key, List<Path> paths) {
    for (int i = 0; i < paths.size(); i++) {
      file(key + "[" + i + "]", paths.get(i));
    }
  }

  private void kafka(Path file) {
    secret("kafka.properties", file);
    try {
      if (Files.isReadable(file)) {
        KafkaClientFile.read(file);
      }
    } catch (SettingsException e) {
      problems.addAll(e.problems());
    }
  }

  private void callers(Path file) {
    try {
      CallersFile.read(file);
    } catch (SettingsException e) {
      problems.addAll(e.problems());
    }
  }

  /** What lies with the embedded database is made by the node itself at its first start. */
  private void registers(Settings settings) {
    for (int i = 0; i < settings.registers().size(); i++) {
      String key = "registers[" + i + "].passwordFile";
      settings
          .registers()
          .get(i)
          .passwordFile()
          .filter(file -> !file.startsWith(settings.databaseFolder()))
          .ifPresent(file -> secret(key, file));
    }
  }

  private void sm2(KeySettings.Sm2 keys) {
    pair("keys.sm2.sign", keys.sign());
    pair("keys.sm2.encrypt", keys.encrypt());
  }

  private void pair(String key, KeySettings.Pair pair) {
    file(key + ".key", pair.key()); // that only its owner reads it is checked by its reader
    file(key + ".certificate", pair.certificate());
  }

  private void file(String key, Path path) {
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      problem(key, "names a file that is not there or can't be read", path);
    }
  }

  private void folder(String key, Path path) {
    if (!Files.isDirectory(path)) {
      problem(key, "names a folder that is not there", path);
    }
  }

  private void secret(String key, Path path) {
    file(key, path);
    if (Files.isRegularFile(path) && openToOthers(path)) {
      problem(key, "must not be readable by everybody (chmod 600)", path);
    }
  }

  /** Whether others than its owner's group may read a secret, or the group may write it. */
  public static boolean openToOthers(Path path) {
    try {
      return Files.getPosixFilePermissions(path).stream().anyMatch(OF_OTHERS::contains);
    } catch (UnsupportedOperationException e) {
      return false; // a file system without POSIX rights guards its files in its own way
    } catch (IOException e) {
      return true;
    }
  }

  private void problem(String key, String rule, Path path) {
    problems.add(new Problem(key, rule, path.toString(), Optional.empty()));
  }
}

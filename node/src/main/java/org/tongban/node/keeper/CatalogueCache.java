package org.tongban.node.keeper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;
import org.tongban.core.catalogue.Release;
import org.tongban.node.settings.Settings;

/**
 * The releases that a node has pulled: a folder for each, named by its version. A folder gets that
 * name when it is whole, so that a failure on the way leaves what was there.
 */
final class CatalogueCache {
  private static final Pattern VERSION = Pattern.compile("[0-9]{18}");
  private static final String RELEASE = "catalogue.jws";
  private static final String SCHEMAS = "schemas";
  private static final int KEPT = 2;

  private final Path root;

  CatalogueCache(Settings settings) {
    this.root = settings.data().resolve("catalogue");
  }

  Path root() {
    return root;
  }

  Optional<CataloguePlace> newest() {
    return versions().stream()
        .findFirst()
        .map(
            folder ->
                new CataloguePlace(folder.resolve(SCHEMAS), Optional.of(folder.resolve(RELEASE))));
  }

  /** The newest first. */
  private List<Path> versions() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (var folders = Files.list(root)) {
      return folders
          .filter(folder -> VERSION.matcher(folder.getFileName().toString()).matches())
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (IOException e) {
      throw new NotTakenException(root + ": can't be read");
    }
  }

  /** An empty folder to put the contracts of a release into. */
  Path stage() throws IOException {
    FileSystemUtils.deleteRecursively(staging());
    return Files.createDirectories(staging().resolve(SCHEMAS));
  }

  private Path staging() {
    return root.resolve(".part");
  }

  /** Keeps what was staged, with the document that it was checked against. */
  void keep(Release release, byte[] signed) throws IOException {
    Files.write(staging().resolve(RELEASE), signed);
    var place = root.resolve(String.format("%018d", release.version()));
    FileSystemUtils.deleteRecursively(place);
    Files.move(staging(), place, StandardCopyOption.ATOMIC_MOVE);
    for (var old : versions().stream().skip(KEPT).toList()) {
      FileSystemUtils.deleteRecursively(old);
    }
  }
}

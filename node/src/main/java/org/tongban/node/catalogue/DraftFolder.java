package org.tongban.node.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * A folder as the catalogue's, for the time of a check: the draft, the other versions of its
 * service and what all of them refer to, by links. Closing takes it away.
 */
final class DraftFolder implements AutoCloseable {
  private static final List<String> SHARED = List.of("codes", "calendar");
  private static final String EXAMPLES = "examples";

  private final Path root;

  private DraftFolder(Path root) {
    this.root = root;
  }

  /**
   * Lays it out.
   *
   * @param schemas the folder in force
   */
  static DraftFolder of(Path schemas, Draft draft) {
    try {
      var folder = new DraftFolder(Files.createTempDirectory("tongban-draft"));
      try {
        folder.lay(schemas.toRealPath(), draft);
        return folder;
      } catch (IOException e) {
        folder.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void lay(Path schemas, Draft draft) throws IOException {
    for (var name : SHARED) {
      link(schemas.resolve(name), root.resolve(name));
    }
    var own = root.resolve(draft.folder());
    Files.createDirectories(own);
    var service = schemas.resolve(draft.folder()).getParent();
    if (Files.isDirectory(service)) {
      try (var versions = Files.newDirectoryStream(service, Files::isDirectory)) {
        for (var version : versions) {
          if (!version.getFileName().toString().equals(draft.version().toString())) {
            link(version, own.resolveSibling(version.getFileName()));
          }
        }
      }
    }
    link(schemas.resolve(draft.folder()).resolve(EXAMPLES), own.resolve(EXAMPLES));
    for (var text : draft.texts().entrySet()) {
      Files.writeString(own.resolve(text.getKey()), text.getValue());
    }
  }

  private static void link(Path target, Path link) throws IOException {
    if (Files.isDirectory(target)) {
      Files.createSymbolicLink(link, target);
    }
  }

  Path root() {
    return root;
  }

  /** Links go, and not what they lead to. */
  @Override
  public void close() {
    try (var all = Files.walk(root)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.tongban.node.console.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tongban.core.message.ServiceId;
import org.tongban.node.console.approval.FileOnDisk;
import org.tongban.node.console.approval.ProposalException;
import org.tongban.node.console.approval.ProposalException.Fault;

/** The folder of look-ups, the same files that an administrator edits by hand. */
final class LookUpFiles {
  private static final String SUFFIX = ".camel.yaml";

  private final Path folder;

  LookUpFiles(Path folder) {
    this.folder = folder;
  }

  private Path file(ServiceId service) {
    return folder.resolve(service.value() + SUFFIX);
  }

  /** Text of each file, by its service; what isn't named after a service is left out. */
  Map<String, String> all() {
    var all = new TreeMap<String, String>();
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        var name = file.getFileName().toString();
        if (name.endsWith(SUFFIX) && !name.startsWith(".")) {
          var service = name.substring(0, name.length() - SUFFIX.length());
          FileOnDisk.text(file).ifPresent(text -> all.put(service, text));
        }
      }
    } catch (IOException e) {
      throw new ProposalException(Fault.UNREADABLE);
    }
    return all;
  }

  /** Text of the service's file. */
  Optional<String> text(ServiceId service) {
    return FileOnDisk.text(file(service));
  }

  /**
   * Puts the text in the place of the file.
   *
   * @throws ProposalException UNWRITABLE
   */
  void put(ServiceId service, String text) {
    FileOnDisk.put(file(service), text);
  }
}

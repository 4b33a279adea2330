package org.tongban.node.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.seal.KeyRequest;
import picocli.CommandLine.Model.CommandSpec;

/**
 * New keys where a node's settings want them, and a request for each.
 *
 * @param requests folder for the requests
 * @param suite of the keys for messages that may be of either
 * @param tls suite of the key for connections
 */
record NewKeys(List<KeySlot> slots, Path requests, Suite suite, Suite tls) {
  /** The first file that is there already; keys and requests are never replaced. */
  Optional<Path> taken() {
    return slots.stream()
        .flatMap(slot -> Stream.of(slot.files().key(), request(slot)))
        .filter(Files::exists)
        .findFirst();
  }

  void make(KeyRequest.Subject subject, CommandSpec spec) {
    var messages = Messages.of(spec);
    taken()
        .ifPresent(
            file -> {
              throw new CommandFailedException(
                  ExitCodes.CONFLICT, messages.text("request.exists", file));
            });
    slots.forEach(slot -> make(slot, subject, spec));
  }

  private Path request(KeySlot slot) {
    return requests.resolve(slot.name() + ".csr.pem");
  }

  private void make(KeySlot slot, KeyRequest.Subject subject, CommandSpec spec) {
    var messages = Messages.of(spec);
    var made = KeyRequest.make(suite(slot), slot.use(), subject);
    try {
      NewFiles.secret(slot.files().key(), made.secretKeyPem());
      NewFiles.open(request(slot), made.requestPem());
    } catch (IOException e) {
      throw new CommandFailedException(
          ExitCodes.NEGATIVE,
          messages.text("file.unwritable", slot.files().key(), e.getClass().getSimpleName()));
    }
    spec.commandLine()
        .getOut()
        .println(messages.text("request.key", slot.setting(), slot.files().key(), request(slot)));
  }

  private Suite suite(KeySlot slot) {
    if (slot.use() == KeyUse.TLS) {
      return tls;
    }
    var admitted = slot.suites();
    return admitted.size() == 1 ? admitted.iterator().next() : suite;
  }
}

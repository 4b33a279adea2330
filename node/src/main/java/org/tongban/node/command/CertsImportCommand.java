package org.tongban.node.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tongban.core.seal.CertificateChain;
import org.tongban.core.seal.KeyFileException;
import org.tongban.node.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tongban certs import}: puts issued certificates in place when each is what was asked. */
@Command(name = "import", mixinStandardHelpOptions = true)
final class CertsImportCommand implements Callable<Integer> {
  private final Clock clock;

  @Mixin private NodeOptions node;

  @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "import.files")
  private List<Path> files;

  @Option(names = "--keys", paramLabel = "DIR", descriptionKey = "import.keys")
  private Path keys;

  @Option(names = "--authority", paramLabel = "FILE", descriptionKey = "import.authority")
  private Path authority;

  @Option(names = "--force", descriptionKey = "import.force")
  private boolean force;

  @Spec private CommandSpec spec;

  CertsImportCommand() {
    this(Clock.systemUTC());
  }

  CertsImportCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws SettingsException {
    var messages = Messages.of(spec);
    var out = spec.commandLine().getOut();
    var settings = node.settings();
    var slots = KeySlot.of(settings.keys(), Optional.ofNullable(keys));
    var incoming = new IncomingCertificates(slots, settings, messages, clock.instant());
    files.forEach(file -> incoming.add(file, authority()));
    if (!incoming.problems().isEmpty()) {
      incoming.problems().forEach(spec.commandLine().getErr()::println);
      return ExitCodes.NEGATIVE;
    }
    if (!force) {
      incoming.conflict().ifPresent(file -> conflict(file, messages));
    }
    write(incoming, messages);
    new DirectoryEntry(messages).print(settings.member(), incoming.found(), out);
    return ExitCodes.GOOD;
  }

  private Optional<CertificateChain> authority() {
    try {
      return Optional.ofNullable(authority).map(CertificateChain::read);
    } catch (KeyFileException e) {
      throw new CommandFailedException(ExitCodes.NEGATIVE, e.getMessage());
    }
  }

  private static void conflict(Path file, Messages messages) {
    throw new CommandFailedException(ExitCodes.CONFLICT, messages.text("import.exists", file));
  }

  private static void write(IncomingCertificates incoming, Messages messages) {
    incoming
        .found()
        .forEach(
            (slot, chain) -> {
              var file = slot.files().certificate();
              try {
                NewFiles.replace(file, chain.pem());
              } catch (IOException e) {
                throw new CommandFailedException(
                    ExitCodes.NEGATIVE,
                    messages.text("file.unwritable", file, e.getClass().getSimpleName()));
              }
            });
  }
}

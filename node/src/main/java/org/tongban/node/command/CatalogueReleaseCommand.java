package org.tongban.node.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tongban.core.catalogue.CatalogueCheck;
import org.tongban.core.catalogue.Release;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.KeyFileException;
import org.tongban.core.seal.KeyPairFiles;
import org.tongban.core.seal.SignedDocuments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tongban catalogue release}: signs what the schemas folder consists of. */
@Command(name = "release", mixinStandardHelpOptions = true)
final class CatalogueReleaseCommand implements Callable<Integer> {
  private static final int MOST_DAYS = 730;

  private final Clock clock;

  @Mixin private SchemasOption schemas;

  @Option(names = "--key", paramLabel = "FILE", required = true, descriptionKey = "dir.key")
  private Path key;

  @Option(names = "--certificate", paramLabel = "FILE", descriptionKey = "dir.certificate")
  private Path certificate;

  @Option(names = "--out", paramLabel = "FILE", required = true, descriptionKey = "cat.out")
  private Path out;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "tongban",
      descriptionKey = "cat.name")
  private String name;

  @Option(names = "--next-version", descriptionKey = "cat.next-version")
  private boolean nextVersion;

  @Option(
      names = "--valid-days",
      paramLabel = "N",
      defaultValue = "365",
      descriptionKey = "cat.valid-days")
  private int validDays;

  @Spec private CommandSpec spec;
  private Messages messages;

  CatalogueReleaseCommand() {
    this(Clock.systemUTC());
  }

  CatalogueReleaseCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    messages = Messages.of(spec);
    if (validDays < 1 || validDays > MOST_DAYS) {
      throw new ParameterException(
          spec.commandLine(), messages.text("cat.valid-days.rule", MOST_DAYS));
    }
    var folder = schemas.folder(spec);
    try {
      return release(folder, SignedFile.operator(key, certificate, spec));
    } catch (KeyFileException e) {
      throw new CommandFailedException(ExitCodes.NEGATIVE, e.getMessage());
    } catch (IOException e) {
      throw new CommandFailedException(
          ExitCodes.NEGATIVE, messages.text("file.unwritable", out, e.getMessage()));
    }
  }

  private int release(Path folder, KeyPairFiles operator) throws IOException {
    var last = last(operator);
    var faults = CatalogueCheck.of(folder, last).faults();
    if (!faults.isEmpty()) {
      var err = spec.commandLine().getErr();
      err.println(folder + ": " + messages.text("settings.problems", faults.size()));
      faults.forEach(fault -> err.println("  " + fault));
      return ExitCodes.NEGATIVE;
    }
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var version = last.map(Release::version).orElse(0L) + 1;
    var release = release(folder, version, now);
    var documents = new SignedDocuments(CryptoProvider.choose());
    SignedFile.write(out, documents.signCatalogue(release, operator));
    spec.commandLine()
        .getOut()
        .println(
            messages.text("cat.signed", out, version, release.files().size(), release.expires()));
    return ExitCodes.GOOD;
  }

  private Release release(Path folder, long version, Instant now) {
    try {
      return Release.of(folder, name, version, now, now.plus(Duration.ofDays(validDays)));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), messages.text("cat.name.rule"), e);
    }
  }

  /** The signed file that is there, which the new one follows. */
  private Optional<Release> last(KeyPairFiles operator) {
    if (!Files.exists(out)) {
      return Optional.empty();
    }
    var last = ReleaseFile.read(out, operator.certificate(), messages);
    if (!nextVersion || !last.catalogue().equals(name)) {
      throw new CommandFailedException(
          ExitCodes.CONFLICT,
          messages.text("cat.version.rule", out, last.catalogue(), last.version()));
    }
    return Optional.of(last);
  }
}

package org.tongban.node.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.DirectoryException;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.KeyFileException;
import org.tongban.core.seal.KeyPairFiles;
import org.tongban.core.seal.SignedDocumentException;
import org.tongban.core.seal.SignedDocuments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tongban directory sign}: makes the signed directory out of the one a person wrote. */
@Command(name = "sign", mixinStandardHelpOptions = true)
final class DirectorySignCommand implements Callable<Integer> {
  private final Clock clock;

  @Option(names = "--source", paramLabel = "FILE", required = true, descriptionKey = "dir.source")
  private Path source;

  @Option(names = "--certs", paramLabel = "DIR", required = true, descriptionKey = "dir.certs")
  private Path certs;

  @Option(names = "--key", paramLabel = "FILE", required = true, descriptionKey = "dir.key")
  private Path key;

  @Option(names = "--certificate", paramLabel = "FILE", descriptionKey = "dir.certificate")
  private Path certificate;

  @Option(names = "--out", paramLabel = "FILE", required = true, descriptionKey = "dir.out")
  private Path out;

  @Option(names = "--set-endpoint", paramLabel = "CODE=URL", descriptionKey = "dir.set-endpoint")
  private Map<String, URI> endpoints = new LinkedHashMap<>();

  @Option(names = "--next-version", descriptionKey = "dir.next-version")
  private boolean nextVersion;

  @Spec private CommandSpec spec;
  private Messages messages;

  DirectorySignCommand() {
    this(Clock.systemUTC());
  }

  DirectorySignCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    messages = Messages.of(spec);
    try {
      return sign(SignedFile.operator(key, certificate, spec));
    } catch (KeyFileException e) {
      throw failed(ExitCodes.NEGATIVE, e.getMessage());
    } catch (NoSuchFileException e) {
      throw failed(ExitCodes.NOT_FOUND, messages.text("file.missing", e.getFile()));
    } catch (IOException e) {
      throw failed(ExitCodes.NEGATIVE, messages.text("file.unwritable", out, e.getMessage()));
    }
  }

  private int sign(KeyPairFiles operator) throws IOException {
    var existing = existingVersion(operator);
    var builder = new DirectorySource(certs, clock);
    var json = builder.document(tree(), endpoints, nextVersion ? existing + 1 : 1);
    if (!builder.problems().isEmpty()) {
      var err = spec.commandLine().getErr();
      err.println(source + ": " + messages.text("settings.problems", builder.problems().size()));
      builder.problems().forEach(problem -> err.println("  " + problem));
      return ExitCodes.NEGATIVE;
    }
    var directory = Directory.parse(json);
    if (directory.version() <= existing) {
      throw failed(
          ExitCodes.CONFLICT,
          messages.text("dir.version.rule", directory.version(), existing, out));
    }
    SignedFile.write(out, documents().signDirectory(json, operator));
    spec.commandLine()
        .getOut()
        .println(
            messages.text(
                "dir.signed",
                out,
                String.valueOf(directory.version()),
                directory.members().size(),
                directory.expires()));
    return ExitCodes.GOOD;
  }

  /** Version of the signed file that is there; 0 when there is none. */
  private long existingVersion(KeyPairFiles operator) throws IOException {
    if (!Files.exists(out)) {
      return 0;
    }
    try {
      var signer = SignedDocuments.operatorCertificate(operator.certificate());
      // an expired directory holds its version all the same
      var opened = documents().openDirectory(Files.readAllBytes(out), signer, Instant.EPOCH);
      return opened.directory().version();
    } catch (SignedDocumentException | DirectoryException e) {
      throw failed(ExitCodes.CONFLICT, messages.text("dir.out.foreign", out));
    }
  }

  private JsonNode tree() throws IOException {
    try {
      return DirectorySource.read(source);
    } catch (JsonProcessingException e) {
      var line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw failed(
          ExitCodes.NEGATIVE,
          messages.text("dir.source.rule", source, line, e.getOriginalMessage()));
    }
  }

  private static CommandFailedException failed(int code, String message) {
    return new CommandFailedException(code, message);
  }

  /** Loads the cryptography only where it is used: every command makes this object. */
  private static SignedDocuments documents() {
    return new SignedDocuments(CryptoProvider.choose());
  }
}

package org.tongban.node.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.KeyFileException;
import org.tongban.core.seal.KeyPairFiles;
import org.tongban.core.seal.OperatorChange;
import org.tongban.core.seal.SignedDocumentException;
import org.tongban.core.seal.SignedDocuments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tongban directory operator}: introduces the operator's next key, signed with this one. */
@Command(name = "operator", mixinStandardHelpOptions = true)
final class DirectoryOperatorCommand implements Callable<Integer> {
  private final Clock clock;

  @Option(
      names = "--new-certificate",
      paramLabel = "FILE",
      required = true,
      descriptionKey = "dir.operator.new")
  private Path next;

  @Option(names = "--key", paramLabel = "FILE", required = true, descriptionKey = "dir.key")
  private Path key;

  @Option(names = "--certificate", paramLabel = "FILE", descriptionKey = "dir.certificate")
  private Path certificate;

  @Option(
      names = "--federation",
      paramLabel = "NAME",
      required = true,
      descriptionKey = "dir.operator.federation")
  private String federation;

  @Option(names = "--from", paramLabel = "TIME", descriptionKey = "dir.operator.from")
  private Instant from;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      required = true,
      descriptionKey = "dir.operator.until")
  private Instant until;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      descriptionKey = "dir.operator.out")
  private Path out;

  @Spec private CommandSpec spec;
  private Messages messages;

  DirectoryOperatorCommand() {
    this(Clock.systemUTC());
  }

  DirectoryOperatorCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    messages = Messages.of(spec);
    try {
      return add(SignedFile.operator(key, certificate, spec));
    } catch (KeyFileException | IllegalArgumentException e) {
      throw new CommandFailedException(ExitCodes.NEGATIVE, e.getMessage());
    } catch (IOException e) {
      throw new CommandFailedException(
          ExitCodes.NEGATIVE, messages.text("file.unwritable", out, e.getClass().getSimpleName()));
    }
  }

  /** Those before stay: a node that missed one gets from key to key. */
  private int add(KeyPairFiles operator) throws IOException {
    var documents = new SignedDocuments(CryptoProvider.choose());
    var before = Files.exists(out) ? Files.readAllBytes(out) : new byte[0];
    var change =
        new OperatorChange(
            federation,
            number(documents, before, operator),
            SignedDocuments.operatorCertificate(next),
            from == null ? clock.instant().truncatedTo(ChronoUnit.SECONDS) : from,
            until);
    var lines = new ByteArrayOutputStream();
    lines.writeBytes(before);
    lines.writeBytes(documents.signOperator(change, operator));
    lines.writeBytes("\n".getBytes(StandardCharsets.US_ASCII));
    SignedFile.write(out, lines.toByteArray());
    var number = String.valueOf(change.number());
    spec.commandLine()
        .getOut()
        .println(messages.text("dir.operator.signed", out, number, change.from(), change.until()));
    return ExitCodes.GOOD;
  }

  private long number(SignedDocuments documents, byte[] before, KeyPairFiles operator) {
    var signer = SignedDocuments.operatorCertificate(operator.certificate());
    try {
      return documents.nextNumber(before, signer);
    } catch (SignedDocumentException e) {
      throw new CommandFailedException(
          ExitCodes.CONFLICT, messages.text("dir.operator.foreign", out));
    }
  }
}

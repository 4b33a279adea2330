package org.tongban.node.command;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tongban.core.seal.StorageCipher;
import org.tongban.core.seal.StorageKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tongban journal key}: makes a key for evidence at rest. */
@Command(name = "key", mixinStandardHelpOptions = true)
final class JournalKeyCommand implements Callable<Integer> {
  @Option(names = "--out", paramLabel = "FILE", required = true, descriptionKey = "journal.key.out")
  private Path out;

  @Option(
      names = "--cipher",
      paramLabel = "AES-256-GCM|SM4-GCM",
      defaultValue = "AES-256-GCM",
      descriptionKey = "journal.key.cipher")
  private String cipher;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var messages = Messages.of(spec);
    var wanted = cipher(cipher, spec);
    write(out, wanted, messages);
    spec.commandLine().getOut().println(messages.text("journal.key.made", wanted, out));
    return ExitCodes.GOOD;
  }

  static StorageCipher cipher(String code, CommandSpec spec) {
    return StorageCipher.find(code)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(), Messages.of(spec).text("journal.key.cipher.rule")));
  }

  /** Never over another: what that encrypted would be lost. */
  static void write(Path file, StorageCipher cipher, Messages messages) {
    try {
      NewFiles.secret(file, StorageKey.newPem(cipher));
    } catch (FileAlreadyExistsException e) {
      throw new CommandFailedException(
          ExitCodes.CONFLICT, messages.text("journal.key.exists", file));
    } catch (IOException e) {
      throw new CommandFailedException(
          ExitCodes.NEGATIVE, messages.text("file.unwritable", file, e.getClass().getSimpleName()));
    }
  }
}

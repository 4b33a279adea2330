package org.tongban.node.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.StorageCipher;
import org.tongban.node.settings.EncryptionSettings;
import org.tongban.node.settings.Settings;
import org.tongban.node.settings.SettingsException;
import org.tongban.node.store.Rekeying;
import org.tongban.node.store.StorageKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tongban journal rekey}: exchanges the keys of evidence at rest. */
@Command(name = "rekey", mixinStandardHelpOptions = true)
final class JournalRekeyCommand implements Callable<Integer> {
  @Mixin private NodeOptions node;

  @Option(names = "--new", descriptionKey = "journal.rekey.new")
  private boolean anew;

  @Option(
      names = "--cipher",
      paramLabel = "AES-256-GCM|SM4-GCM",
      descriptionKey = "journal.rekey.cipher")
  private String cipher;

  @Option(names = "--all-evidence", descriptionKey = "journal.rekey.all")
  private boolean allEvidence;

  @Option(names = "--give-up-lost", descriptionKey = "journal.rekey.lost")
  private boolean giveUp;

  @Option(names = "--yes", descriptionKey = "option.yes")
  private boolean yes;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "table|json",
      defaultValue = "table",
      descriptionKey = "option.output")
  private OutputFormat output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws SettingsException {
    var messages = Messages.of(spec);
    var settings = node.settings();
    if (giveUp && !yes) {
      throw new ParameterException(spec.commandLine(), messages.text("journal.rekey.lost.rule"));
    }
    try (var database = NodeDatabase.openToWrite(settings, messages)) {
      var encryption = settings.journal().encryption();
      if (anew) {
        new NewStorageKey(encryption, messages).make(wanted(encryption));
      }
      var keys = StorageKeys.read(encryption, CryptoProvider.choose());
      if (keys.key().isEmpty()) {
        throw new CommandFailedException(
            ExitCodes.NEGATIVE, messages.text("journal.rekey.none", encryption.key()));
      }
      report(settings, keys, rekey(new Rekeying(database.source(), keys, Clock.systemUTC())));
    }
    return ExitCodes.GOOD;
  }

  private StorageCipher wanted(EncryptionSettings encryption) {
    return cipher == null
        ? StorageKeys.read(encryption, CryptoProvider.choose()).key().orElseThrow().cipher()
        : JournalKeyCommand.cipher(cipher, spec);
  }

  private record Done(Rekeying.Wrapped keys, long entries) {}

  private Done rekey(Rekeying rekeying) {
    var messages = Messages.of(spec);
    var err = spec.commandLine().getErr();
    var wrapped = giveUp ? rekeying.wrapAllButLost() : rekeying.wrapAll();
    if (!allEvidence) {
      return new Done(wrapped, 0);
    }
    return new Done(
        wrapped,
        rekeying.encryptAll(
            seq -> {
              err.println(messages.text("journal.rekey.progress", Long.toString(seq)));
              err.flush();
            }));
  }

  private void report(Settings settings, StorageKeys keys, Done done) {
    var messages = Messages.of(spec);
    var out = spec.commandLine().getOut();
    var key = keys.key().orElseThrow();
    if (output == OutputFormat.json) {
      var document = JsonNodeFactory.instance.objectNode();
      document.put("member", settings.member().value());
      document.put("storageKey", key.id()).put("cipher", key.cipher().code());
      document.put("wrappedAnew", done.keys().anew()).put("wrappedAlready", done.keys().already());
      document.put("lost", done.keys().lost()).put("evidenceEncryptedAnew", done.entries());
      out.println(OutputFormat.pretty(document));
      return;
    }
    out.println(
        messages.text(
            "journal.rekey.done",
            settings.member().value(),
            key.id(),
            key.cipher(),
            done.keys().anew(),
            done.keys().already(),
            done.keys().lost()));
    if (allEvidence) {
      out.println(messages.text("journal.rekey.evidence", done.entries()));
    }
    settings
        .journal()
        .encryption()
        .previousIfThere()
        .ifPresent(file -> out.println(messages.text("journal.rekey.left", file)));
  }
}

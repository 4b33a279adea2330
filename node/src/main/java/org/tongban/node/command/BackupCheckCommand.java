package org.tongban.node.command;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.node.settings.Settings;
import org.tongban.node.settings.SettingsException;
import org.tongban.node.store.BackupBook;
import org.tongban.node.store.BackupNote;
import org.tongban.node.store.EvidenceVault;
import org.tongban.node.store.JournalWalker;
import org.tongban.node.store.StorageKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code tongban backup check}: walks the journal of a copy that was brought back, with the node's
 * keys, and holds it to the node's own. Only what is found whole is noted.
 */
@Command(name = "check", mixinStandardHelpOptions = true)
final class BackupCheckCommand implements Callable<Integer> {
  @Mixin private NodeOptions node;

  @Option(
      names = "--copy",
      paramLabel = "KEY=VALUE",
      required = true,
      descriptionKey = "backup.copy")
  private Map<String, String> copy = new LinkedHashMap<>();

  @Option(names = "--place", paramLabel = "WORDS", required = true, descriptionKey = "backup.place")
  private String place;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws SettingsException {
    var messages = Messages.of(spec);
    var own = node.settings();
    var restored = node.settings(copy);
    if (restored.databaseFolder().equals(own.databaseFolder())
        && restored.database().equals(own.database())) {
      throw new CommandFailedException(ExitCodes.USAGE, messages.text("backup.same"));
    }
    try (var there = NodeDatabase.open(restored, messages);
        var here = NodeDatabase.openToWrite(own, messages)) {
      var walked = walker(own, there.source()).check();
      if (!walked.good()) {
        throw failed(messages, "backup.broken", walked.broken().orElseThrow());
      }
      long entries = walked.entries();
      var same = walker(own, here.source()).root(entries);
      if (!walker(own, there.source()).root(entries).equals(same)) {
        throw failed(messages, "backup.other", Long.toString(entries));
      }
      var now = Clock.systemUTC().instant();
      var book = new BackupBook(here.source());
      book.keep(new BackupNote(BackupNote.Kind.RESTORED, now, entries, place.strip()));
      var missing = Long.toString(book.entries() - entries);
      spec.commandLine()
          .getOut()
          .println(messages.text("backup.checked", Long.toString(entries), missing));
      return ExitCodes.GOOD;
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException(ExitCodes.USAGE, messages.text("backup.place.rule"));
    } catch (DataAccessException e) {
      throw new CommandFailedException(ExitCodes.NEGATIVE, messages.text("backup.unreachable"));
    }
  }

  /** With the node's own keys: a copy that these don't open is no use to it. */
  private static JournalWalker walker(Settings own, DataSource source) {
    var encryption = own.journal().encryption();
    var vault =
        EvidenceVault.reading(source, () -> StorageKeys.read(encryption, CryptoProvider.choose()));
    return new JournalWalker(source, vault);
  }

  private static CommandFailedException failed(Messages messages, String key, Object what) {
    return new CommandFailedException(ExitCodes.NEGATIVE, messages.text(key, what));
  }
}

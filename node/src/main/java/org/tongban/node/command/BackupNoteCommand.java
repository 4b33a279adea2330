package org.tongban.node.command;

import java.time.Clock;
import java.util.concurrent.Callable;
import org.springframework.dao.DataAccessException;
import org.tongban.node.settings.SettingsException;
import org.tongban.node.store.BackupBook;
import org.tongban.node.store.BackupNote;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tongban backup note}: the last step of whatever makes a copy. */
@Command(name = "note", mixinStandardHelpOptions = true)
final class BackupNoteCommand implements Callable<Integer> {
  @Mixin private NodeOptions node;

  @Option(names = "--place", paramLabel = "WORDS", required = true, descriptionKey = "backup.place")
  private String place;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws SettingsException {
    var messages = Messages.of(spec);
    try (var database = NodeDatabase.openToWrite(node.settings(), messages)) {
      var book = new BackupBook(database.source());
      var now = Clock.systemUTC().instant();
      var note = new BackupNote(BackupNote.Kind.BACKUP, now, book.entries(), place.strip());
      book.keep(note);
      spec.commandLine()
          .getOut()
          .println(messages.text("backup.noted", Long.toString(note.entries())));
      return ExitCodes.GOOD;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), messages.text("backup.place.rule"), e);
    } catch (DataAccessException e) {
      throw new CommandFailedException(ExitCodes.NEGATIVE, messages.text("backup.unreachable"));
    }
  }
}

package org.tongban.node.command;

import java.util.concurrent.Callable;
import org.tongban.core.seal.KeyFileException;
import org.tongban.core.seal.SubjectKeys;
import org.tongban.node.settings.Settings;
import org.tongban.node.settings.SettingsException;
import org.tongban.node.store.SubjectRaise;
import org.tongban.node.store.SubjectStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tongban journal subject-key}: a new key over the hashes by which persons are found. */
@Command(name = "subject-key", mixinStandardHelpOptions = true)
final class JournalSubjectKeyCommand implements Callable<Integer> {
  @Mixin private NodeOptions node;

  @Option(names = "--new", descriptionKey = "journal.subject-key.new")
  private boolean anew;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws SettingsException {
    var messages = Messages.of(spec);
    var settings = node.settings();
    try (var database = NodeDatabase.openToWrite(settings, messages)) {
      var store = new SubjectStore(database.source());
      var keys = keys(settings, store, messages);
      long raised = new SubjectRaise(database.source()).raise(keys, this::progress);
      spec.commandLine()
          .getOut()
          .println(
              messages.text(
                  "journal.subject-key.done",
                  settings.member().value(),
                  raised,
                  keys.generation(),
                  settings.journal().subjectKeys()));
    }
    return ExitCodes.GOOD;
  }

  /** Nothing is added to a file that is not this journal's. */
  private SubjectKeys keys(Settings settings, SubjectStore store, Messages messages) {
    var file = settings.journal().subjectKeys();
    try {
      var keys = SubjectKeys.load(file);
      if (!store.knows(keys)) {
        throw new CommandFailedException(
            ExitCodes.NEGATIVE, messages.text("journal.subject-key.other", file));
      }
      if (!anew) {
        return keys;
      }
      var longer = SubjectKeys.add(file);
      store.knows(longer);
      return longer;
    } catch (KeyFileException e) {
      throw new CommandFailedException(ExitCodes.NEGATIVE, e.getMessage());
    }
  }

  private void progress(long done) {
    var err = spec.commandLine().getErr();
    if (done > 0) {
      err.println(Messages.of(spec).text("journal.subject-key.progress", done));
      err.flush();
    }
  }
}

package org.tongban.node.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.tongban.node.settings.SettingsException;
import org.tongban.node.store.MonthException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tongban journal restore}: brings a month of the journal back from its file. */
@Command(name = "restore", mixinStandardHelpOptions = true)
final class JournalRestoreCommand implements Callable<Integer> {
  private static final int TOLD_EVERY = 10_000;
  private final Clock clock;
  private long told;

  @Mixin private NodeOptions node;

  @Parameters(paramLabel = "FILE", descriptionKey = "journal.restore.file")
  private Path file;

  @Spec private CommandSpec spec;

  JournalRestoreCommand() {
    this(Clock.systemUTC());
  }

  JournalRestoreCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws SettingsException {
    var messages = Messages.of(spec);
    var settings = node.settings();
    try (var database = NodeDatabase.openToWrite(settings, messages)) {
      var month =
          new JournalMonth(settings, database, clock)
              .restore()
              .restore(settings.member(), file, this::now);
      spec.commandLine()
          .getOut()
          .println(
              messages.text(
                  "journal.restore.done",
                  settings.member().value(),
                  month.month(),
                  Long.toString(month.first()),
                  Long.toString(month.last())));
    } catch (MonthException e) {
      throw JournalMonth.failed(e, messages);
    }
    return ExitCodes.GOOD;
  }

  /** Not each lot, which are many. */
  private void now(long seq) {
    // once while it is verified, once while it is brought back
    if (seq < told || seq / TOLD_EVERY > told / TOLD_EVERY) {
      told = seq;
      progress(seq);
    }
  }

  private void progress(long seq) {
    var err = spec.commandLine().getErr();
    err.println(Messages.of(spec).text("journal.archive.progress", Long.toString(seq)));
    err.flush();
  }
}

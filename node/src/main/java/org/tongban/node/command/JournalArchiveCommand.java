package org.tongban.node.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.tongban.node.settings.Settings;
import org.tongban.node.settings.SettingsException;
import org.tongban.node.store.MonthException;
import org.tongban.node.store.MonthPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tongban journal archive}: puts a month of the journal away into a file. */
@Command(name = "archive", mixinStandardHelpOptions = true)
final class JournalArchiveCommand implements Callable<Integer> {
  private final Clock clock;

  @Mixin private NodeOptions node;

  @Parameters(paramLabel = "MONTH", descriptionKey = "journal.archive.month")
  private String month;

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      required = true,
      descriptionKey = "journal.archive.to")
  private Path folder;

  @Option(names = "--dry-run", descriptionKey = "journal.archive.dry")
  private boolean dryRun;

  @Spec private CommandSpec spec;

  JournalArchiveCommand() {
    this(Clock.systemUTC());
  }

  JournalArchiveCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws SettingsException {
    var messages = Messages.of(spec);
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(
          spec.commandLine(), messages.text("journal.archive.folder", folder));
    }
    var settings = node.settings();
    try (var database =
        dryRun
            ? NodeDatabase.open(settings, messages)
            : NodeDatabase.openToWrite(settings, messages)) {
      run(settings, new JournalMonth(settings, database, clock), messages);
    } catch (MonthException e) {
      throw JournalMonth.failed(e, messages);
    }
    return ExitCodes.GOOD;
  }

  private void run(Settings settings, JournalMonth months, Messages messages) {
    var out = spec.commandLine().getOut();
    if (dryRun) {
      var plan = months.plans().plan(settings.member(), month);
      out.println(text("journal.archive.would", plan, messages));
      return;
    }
    var archive = months.archive();
    var plan = archive.plan(settings.member(), month);
    var file = archive.archive(settings.member(), month, folder, this::progress);
    out.println(text("journal.archive.done", plan, messages));
    out.println(messages.text("journal.archive.file", file));
  }

  private static String text(String key, MonthPlan plan, Messages messages) {
    return messages.text(
        key,
        plan.manifest().member(),
        plan.manifest().month(),
        Long.toString(plan.manifest().first()),
        Long.toString(plan.manifest().last()),
        plan.bodiesUntil().map(LocalDate::toString).orElse("-"));
  }

  private void progress(long seq) {
    var err = spec.commandLine().getErr();
    err.println(Messages.of(spec).text("journal.archive.progress", Long.toString(seq)));
    err.flush();
  }
}

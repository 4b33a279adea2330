package org.tongban.node.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.tongban.node.settings.Settings;
import org.tongban.node.settings.SettingsException;
import org.tongban.node.store.MonthStore;
import org.tongban.node.store.MonthStore.Month;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tongban journal months}: lists the months of the journal and where they are. */
@Command(name = "months", mixinStandardHelpOptions = true)
final class JournalMonthsCommand implements Callable<Integer> {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private final Clock clock;

  @Mixin private NodeOptions node;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "table|json",
      defaultValue = "table",
      descriptionKey = "option.output")
  private OutputFormat output;

  @Spec private CommandSpec spec;

  JournalMonthsCommand() {
    this(Clock.systemUTC());
  }

  JournalMonthsCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws SettingsException {
    var messages = Messages.of(spec);
    var settings = node.settings();
    List<Month> months;
    try (var database = NodeDatabase.open(settings, messages)) {
      months = new MonthStore(database.source()).months();
    }
    var today = LocalDate.ofInstant(clock.instant(), CHINA);
    var out = spec.commandLine().getOut();
    if (output == OutputFormat.json) {
      out.println(json(settings, months, today));
    } else {
      months.forEach(month -> table(month, today, messages));
    }
    return ExitCodes.GOOD;
  }

  private void table(Month month, LocalDate today, Messages messages) {
    var out = spec.commandLine().getOut();
    out.println(
        messages.text(
            "journal.months.row",
            month.name().isEmpty() ? "-" : month.name(),
            Long.toString(month.first()),
            Long.toString(month.last()),
            Long.toString(month.entries()),
            Long.toString(month.bytes()),
            messages.text("journal.months." + month.state().name()),
            month.file().orElse("-")));
    month
        .bodiesUntil()
        .ifPresent(
            until ->
                out.println(
                    messages.text(
                        month.overdue(today) ? "journal.months.overdue" : "journal.months.until",
                        until.toString())));
  }

  private static String json(Settings settings, List<Month> months, LocalDate today) {
    var document = JsonNodeFactory.instance.objectNode();
    document.put("member", settings.member().value());
    var list = document.putArray("months");
    for (var month : months) {
      var one = list.addObject();
      one.put("month", month.name()).put("first", month.first()).put("last", month.last());
      one.put("entries", month.entries()).put("bytes", month.bytes());
      one.put("state", month.state().name());
      month.file().ifPresent(file -> one.put("file", file));
      month
          .bodiesUntil()
          .ifPresent(
              until ->
                  one.put("bodiesUntil", until.toString()).put("overdue", month.overdue(today)));
    }
    return OutputFormat.pretty(document);
  }
}

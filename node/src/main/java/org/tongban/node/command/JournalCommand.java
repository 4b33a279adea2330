package org.tongban.node.command;

import picocli.CommandLine.Command;

/** {@code tongban journal}: a node's record of what it sent and received. */
@Command(
    name = "journal",
    mixinStandardHelpOptions = true,
    subcommands = {
      JournalCheckCommand.class,
      JournalExportCommand.class,
      JournalKeyCommand.class,
      JournalRekeyCommand.class,
      JournalEraseCommand.class,
      JournalSubjectKeyCommand.class,
      JournalMonthsCommand.class,
      JournalArchiveCommand.class,
      JournalRestoreCommand.class
    })
final class JournalCommand {}

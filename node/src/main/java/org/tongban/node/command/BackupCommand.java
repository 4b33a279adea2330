package org.tongban.node.command;

import picocli.CommandLine.Command;

/** {@code tongban backup}: what a node knows of copies of its database. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    subcommands = {BackupNoteCommand.class, BackupCheckCommand.class})
final class BackupCommand {}

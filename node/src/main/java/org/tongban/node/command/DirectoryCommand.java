package org.tongban.node.command;

import picocli.CommandLine.Command;

/** {@code tongban directory}: the federation's list of members. */
@Command(
    name = "directory",
    mixinStandardHelpOptions = true,
    subcommands = {
      DirectorySignCommand.class,
      DirectoryShowCommand.class,
      DirectoryDiffCommand.class,
      DirectoryOperatorCommand.class
    })
final class DirectoryCommand {}

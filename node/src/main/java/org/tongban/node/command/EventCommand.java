package org.tongban.node.command;

import picocli.CommandLine.Command;

/** {@code tongban event}: what is told to other regions, and what was done with what they told. */
@Command(
    name = "event",
    mixinStandardHelpOptions = true,
    subcommands = {
      EventSendCommand.class,
      EventShowCommand.class,
      EventAgainCommand.class,
      EventDisposeCommand.class
    })
final class EventCommand {}

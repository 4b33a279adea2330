package org.tongban.node.command;

import picocli.CommandLine.Command;

/** {@code tongban callers}: the systems that may call a node's local API. */
@Command(
    name = "callers",
    mixinStandardHelpOptions = true,
    subcommands = {CallersAddCommand.class, CallersListCommand.class, CallersRemoveCommand.class})
final class CallersCommand {}

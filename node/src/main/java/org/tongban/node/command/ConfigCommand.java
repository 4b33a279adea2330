package org.tongban.node.command;

import picocli.CommandLine.Command;

/** {@code tongban config}: a node's settings. */
@Command(name = "config", mixinStandardHelpOptions = true, subcommands = ConfigCheckCommand.class)
final class ConfigCommand {}

package org.tongban.node.command;

import picocli.CommandLine.Command;

/** {@code tongban user}: the people who may sign in to a node's console. */
@Command(
    name = "user",
    mixinStandardHelpOptions = true,
    subcommands = {
      UserListCommand.class,
      UserAddCommand.class,
      UserResetCommand.class,
      UserLockCommand.class
    })
final class UserCommand {}

package org.tongban.node.command;

import picocli.CommandLine.Command;

/** {@code tongban certs}: keys and certificates. */
@Command(
    name = "certs",
    mixinStandardHelpOptions = true,
    subcommands = {CertsMakeCommand.class, CertsStatusCommand.class})
final class CertsCommand {}

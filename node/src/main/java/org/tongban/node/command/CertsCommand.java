package org.tongban.node.command;

import picocli.CommandLine.Command;

/** {@code tongban certs}: keys and certificates. */
@Command(
    name = "certs",
    mixinStandardHelpOptions = true,
    subcommands = {
      CertsRequestCommand.class,
      CertsImportCommand.class,
      CertsStatusCommand.class,
      CertsMakeCommand.class
    })
final class CertsCommand {}

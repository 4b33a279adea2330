package org.tongban.node.command;

import picocli.CommandLine.Command;

/** {@code tongban catalogue}: the service contracts of the federation. */
@Command(
    name = "catalogue",
    mixinStandardHelpOptions = true,
    subcommands = {
      CatalogueCheckCommand.class,
      CatalogueReleaseCommand.class,
      CatalogueShowCommand.class,
      CatalogueDiffCommand.class,
      CataloguePagesCommand.class
    })
final class CatalogueCommand {}

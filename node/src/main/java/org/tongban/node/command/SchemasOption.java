package org.tongban.node.command;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option of every command that works with the catalogue's folder. */
final class SchemasOption {
  @Option(
      names = "--schemas",
      paramLabel = "DIR",
      defaultValue = "schemas",
      descriptionKey = "cat.schemas")
  private Path schemas;

  /** The folder, which is there. */
  Path folder(CommandSpec spec) {
    if (!Files.isDirectory(schemas)) {
      throw new ParameterException(
          spec.commandLine(), Messages.of(spec).text("cat.schemas.rule", schemas));
    }
    return schemas;
  }
}

package org.tongban.node.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tongban.node.catalogue.Pages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tongban catalogue pages}: the catalogue as Markdown. */
@Command(name = "pages", mixinStandardHelpOptions = true)
final class CataloguePagesCommand implements Callable<Integer> {
  @Mixin private SchemasOption schemas;

  @Option(names = "--out", paramLabel = "DIR", required = true, descriptionKey = "cat.pages.out")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var messages = Messages.of(spec);
    var pages = Pages.render(schemas.folder(spec));
    try {
      write(pages);
    } catch (IOException e) {
      throw new CommandFailedException(
          ExitCodes.NEGATIVE, messages.text("file.unwritable", out, e.getMessage()));
    }
    spec.commandLine().getOut().println(messages.text("cat.pages.made", pages.size(), out));
    return ExitCodes.GOOD;
  }

  /** A page of a service that is gone goes too. */
  private void write(Map<String, String> pages) throws IOException {
    Files.createDirectories(out);
    try (var files = Files.list(out)) {
      for (var file : files.filter(each -> each.toString().endsWith(".md")).toList()) {
        if (!pages.containsKey(file.getFileName().toString())) {
          Files.delete(file);
        }
      }
    }
    for (var page : pages.entrySet()) {
      Files.writeString(out.resolve(page.getKey()), page.getValue(), StandardCharsets.UTF_8);
    }
  }
}

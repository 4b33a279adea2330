package org.tongban.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project's own texts, taken apart for the tests that hold them to the program. */
final class Documents {
  private static final List<String> FOLDERS =
      List.of(
          "",
          "docs",
          "routes",
          "routes/lookups",
          "schemas",
          "schemas/codes",
          "certs-example",
          "integration-tests/vectors",
          "integration-tests/forged");
  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|[^\\s\"])+");

  private Documents() {}

  /** Every Markdown file that a person reads. */
  static Stream<Path> all() {
    return FOLDERS.stream().map(SourceText.ROOT::resolve).flatMap(Documents::inFolder);
  }

  private static Stream<Path> inFolder(Path folder) {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String file) {
    return text(SourceText.ROOT.resolve(file));
  }

  /** The fenced blocks of one language. */
  static List<String> blocks(String text, String language) {
    return BLOCK
        .matcher(text)
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }

  /** The arguments of every {@code ./tongban …} in the shell blocks of a text. */
  static List<List<String>> commands(String text) {
    var commands = new ArrayList<List<String>>();
    for (var block : blocks(text, "sh")) {
      block
          .replace("\\\n", " ")
          .lines()
          .map(String::strip)
          .filter(line -> line.startsWith("./tongban"))
          .map(Documents::words)
          .forEach(commands::add);
    }
    return commands;
  }

  private static List<String> words(String line) {
    return WORD.matcher(line)
        .results()
        .map(MatchResult::group)
        .skip(1)
        .map(word -> word.replace("\"", ""))
        .toList();
  }
}

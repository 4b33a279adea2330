package org.tongban.it.forged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A test class of any module by its source, and what the build's report says of its last run. */
record TestSource(Path file, String text) {
  // as the formatter lays it out: further annotations and their lines, then the method
  private static final Pattern TEST =
      Pattern.compile(
          "^  @(?:Test|ParameterizedTest|TestFactory|Property|FuzzTest)\\b.*\n"
              + "(?:  @.*\n|    .*\n|  }\\).*\n)*"
              + "  \\w[^(\n]* (\\w+)\\(",
          Pattern.MULTILINE);
  private static final Pattern PARENT = Pattern.compile("class \\w+ extends (\\w+)");
  private static final Map<String, TestSource> ALL = all();

  private static Map<String, TestSource> all() {
    var all = new HashMap<String, TestSource>();
    for (var module : List.of("core", "node", "integration-tests")) {
      try (var files = Files.walk(Path.of("..", module, "src", "test", "java"))) {
        files
            .filter(file -> file.toString().matches(".*(Test|IT)\\.java"))
            .forEach(
                file ->
                    all.put(
                        file.getFileName().toString().replace(".java", ""),
                        new TestSource(file, read(file))));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Optional<TestSource> of(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  private Optional<TestSource> parent() {
    var parent = PARENT.matcher(text);
    return parent.find() ? of(parent.group(1)) : Optional.empty();
  }

  /** Methods that the build runs, with those of the class above. */
  List<String> methods() {
    var own = TEST.matcher(text).results().map(one -> one.group(1));
    var above = parent().map(TestSource::methods).orElse(List.of()).stream();
    return Stream.concat(own, above).toList();
  }

  /** Whether a case of that name stands in the source. */
  boolean hasCase(String name) {
    return text.contains("\"" + name + "\"")
        || parent().map(above -> above.hasCase(name)).orElse(false);
  }

  /** The report of a run of this very source; empty where the module's tests were not run since. */
  Optional<String> report() {
    var module = file.getName(1).toString();
    var name =
        file.subpath(5, file.getNameCount()).toString().replace('/', '.').replace(".java", "");
    var report = Path.of("..", module, "target", "surefire-reports", "TEST-" + name + ".xml");
    try {
      var fresh =
          Files.exists(report)
              && Files.getLastModifiedTime(report).compareTo(Files.getLastModifiedTime(file)) > 0;
      return fresh ? Optional.of(Files.readString(report)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

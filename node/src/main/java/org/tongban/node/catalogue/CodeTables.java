package org.tongban.node.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.tongban.core.catalogue.Title;

/** The tables of a folder: {@code *.yaml} with titles in two languages, {@code *.csv} of rows. */
public final class CodeTables {
  private static final ObjectMapper YAML = new YAMLMapper();
  private static final String YAML_END = ".yaml";
  private static final String CSV_END = ".csv";

  private final Path folder;

  CodeTables(Path folder) {
    this.folder = folder;
  }

  /** All of them, by name. */
  public List<CodeTable> all() {
    return files().stream().map(this::read).toList();
  }

  /** The one of that name; only names of files that are there are known. */
  public Optional<CodeTable> find(String name) {
    return file(name).map(this::read);
  }

  /** Its file as it is. */
  public Optional<byte[]> bytes(String name) {
    return file(name)
        .map(
            file -> {
              try {
                return Files.readAllBytes(file);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private Optional<Path> file(String name) {
    return files().stream().filter(file -> name(file).equals(name)).findFirst();
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(YAML_END) || file.toString().endsWith(CSV_END))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path file) {
    var name = file.getFileName().toString();
    return name.substring(0, name.lastIndexOf('.'));
  }

  private CodeTable read(Path file) {
    try {
      return file.toString().endsWith(CSV_END) ? csv(file) : yaml(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CodeTable csv(Path file) throws IOException {
    var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var parser = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
      var columns = parser.getHeaderNames();
      var rows = parser.getRecords().stream().map(row -> List.copyOf(row.toList())).toList();
      var name = file.getFileName().toString();
      return new CodeTable(name(file), name, new Title("", ""), "", columns, rows);
    }
  }

  private static CodeTable yaml(Path file) throws IOException {
    var yaml = YAML.readTree(Files.readAllBytes(file));
    var codes = yaml.path("codes");
    var more = new LinkedHashSet<>(List.of("zh", "en"));
    codes.forEach(code -> code.fieldNames().forEachRemaining(more::add));
    var rows =
        codes.properties().stream()
            .map(
                code ->
                    Stream.concat(
                            Stream.of(code.getKey()),
                            more.stream().map(key -> cell(code.getValue().path(key))))
                        .toList())
            .toList();
    return new CodeTable(
        name(file),
        file.getFileName().toString(),
        new Title(yaml.at("/title/zh").asText(), yaml.at("/title/en").asText()),
        yaml.path("source").asText(),
        Stream.concat(Stream.of("code"), more.stream()).toList(),
        rows);
  }

  private static String cell(JsonNode value) {
    return value.isContainerNode() ? value.toString() : value.asText();
  }
}

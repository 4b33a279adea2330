package org.tongban.node.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.catalogue.Title;

/** A schemas folder that the catalogue's own reader has found good, with its tables. */
public final class SchemaFiles {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper YAML = new YAMLMapper();

  private final Path root;
  private final Catalogue catalogue;

  private SchemaFiles(Path root, Catalogue catalogue) {
    this.root = root;
    this.catalogue = catalogue;
  }

  /** Throws CatalogueException with every problem. */
  static SchemaFiles load(Path root) {
    return new SchemaFiles(root, Catalogue.load(root));
  }

  /** The same folder as the catalogue that was read from it. */
  public static SchemaFiles of(Path root, Catalogue catalogue) {
    return new SchemaFiles(root, catalogue);
  }

  /**
   * A file of a version, such as {@code contract.yaml}, as it is.
   *
   * @param name of a file that each version has
   */
  public String text(Contract contract, String name) {
    try {
      return Files.readString(root.resolve(contract.folder()).resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder of all of it. */
  Path root() {
    return root;
  }

  /** The tables of codes, those of rows too. */
  public CodeTables codeTables() {
    return new CodeTables(root.resolve("codes"));
  }

  /** What says which code of one table stands for which of another. */
  public List<Crosswalk> crosswalks() {
    return Crosswalk.in(root.resolve("fhir"));
  }

  /** The file of one of them as it is. */
  public byte[] crosswalk(Crosswalk map) {
    try {
      return Files.readAllBytes(root.resolve("fhir").resolve(map.file()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Catalogue catalogue() {
    return catalogue;
  }

  /** The schema of an ask's body. */
  public JsonNode ask(Contract contract) {
    return read(JSON, root.resolve(contract.folder()).resolve("ask.schema.json"));
  }

  /** The schema of an answer's body. */
  public JsonNode answer(Contract contract) {
    return read(JSON, root.resolve(contract.folder()).resolve("answer.schema.json"));
  }

  /** Field of the ask or the answer to the name of its table. */
  public Map<String, String> tables(Contract contract, String side) {
    var yaml = read(YAML, root.resolve(contract.folder()).resolve("contract.yaml"));
    var tables = new LinkedHashMap<String, String>();
    yaml.path("codes")
        .path(side)
        .properties()
        .forEach(e -> tables.put(e.getKey(), e.getValue().asText()));
    return tables;
  }

  /** The examples of one kind, by name. */
  public Map<String, JsonNode> examples(Contract contract, String kind) {
    var examples = new TreeMap<String, JsonNode>();
    for (var file : list(root.resolve(contract.folder()).resolve("examples").resolve(kind))) {
      examples.put(file.getFileName().toString(), read(JSON, file));
    }
    return examples;
  }

  /** The body of the first good ask among the examples; missing where there is none. */
  public JsonNode askExample(Contract contract) {
    return examples(contract, "valid").values().stream()
        .filter(one -> one.path("kind").asText().equals("ask"))
        .map(one -> one.path("content"))
        .filter(JsonNode::isObject)
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  /** The names of all tables. */
  List<String> tableNames() {
    return list(root.resolve("codes")).stream()
        .map(file -> file.getFileName().toString())
        .filter(name -> name.endsWith(".yaml"))
        .map(name -> name.substring(0, name.length() - ".yaml".length()))
        .toList();
  }

  /** Code to title, in the table's order. */
  public Map<String, Title> codes(String table) {
    var codes = new LinkedHashMap<String, Title>();
    var yaml = read(YAML, root.resolve("codes").resolve(table + ".yaml"));
    yaml.path("codes").properties().forEach(e -> codes.put(e.getKey(), title(e.getValue())));
    return codes;
  }

  Title tableTitle(String table) {
    return title(read(YAML, root.resolve("codes").resolve(table + ".yaml")).path("title"));
  }

  private static Title title(JsonNode node) {
    return new Title(node.path("zh").asText(), node.path("en").asText());
  }

  private static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(ObjectMapper mapper, Path file) {
    try {
      return mapper.readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.tongban.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;

/** Reads a schemas folder to its end and then says everything that is wrong with it. */
final class CatalogueLoader {
  private static final String CODES = "codes";

  private final Path root;
  private final List<String> problems = new ArrayList<>();
  private final DataFiles files;
  private final SchemaCompiler compiler = new SchemaCompiler();
  private final BodySchema contractGrammar = compiler.compile(grammar("contract.schema.json"));
  private final BodySchema codesGrammar = compiler.compile(grammar("code-table.schema.json"));
  private final Map<String, Map<String, Title>> codes = new TreeMap<>();
  private final List<Service> services = new ArrayList<>();

  CatalogueLoader(Path root) {
    this.root = root;
    this.files = new DataFiles(root, problems);
  }

  /** Throws CatalogueException when anything at all is wrong. */
  Catalogue load() {
    if (!Files.isDirectory(root)) {
      throw new CatalogueException(List.of(root + ": is not a folder"));
    }
    if (Files.isDirectory(root.resolve(CODES))) {
      files.list(root.resolve(CODES), CatalogueLoader::yaml).forEach(this::codeTable);
    }
    for (var domain : files.list(root, Files::isDirectory)) {
      if (!domain.endsWith(CODES)) {
        files.list(domain, Files::isDirectory).forEach(this::versions);
      }
    }
    if (services.isEmpty() && problems.isEmpty()) {
      problems.add(root + ": holds no contract");
    }
    if (!problems.isEmpty()) {
      throw new CatalogueException(problems);
    }
    return new Catalogue(services, codes.getOrDefault("purposes", Map.of()));
  }

  private void codeTable(Path file) {
    var yaml = files.yaml(file);
    if (yaml.isEmpty() || !fits(file, codesGrammar, yaml.get())) {
      return;
    }
    var table = new TreeMap<String, Title>();
    for (var code : yaml.get().path(CODES).properties()) {
      var title = code.getValue();
      table.put(code.getKey(), new Title(title.path("zh").asText(), title.path("en").asText()));
    }
    var name = file.getFileName().toString();
    codes.put(name.substring(0, name.lastIndexOf('.')), table);
  }

  private void versions(Path service) {
    for (var folder : files.list(service, Files::isDirectory)) {
      var name = service.getParent().getFileName() + "." + service.getFileName();
      try {
        var version = ServiceVersion.parse(folder.getFileName().toString());
        service(folder, new ServiceId(name), version);
      } catch (IllegalArgumentException e) {
        files.problem(folder, e.getMessage());
      }
    }
  }

  private void service(Path folder, ServiceId id, ServiceVersion version) {
    var contractFile = folder.resolve("contract.yaml");
    var yaml = files.yaml(contractFile);
    var ask = schema(folder.resolve("ask.schema.json"));
    var answer = schema(folder.resolve("answer.schema.json"));
    boolean formed = yaml.isPresent() && fits(contractFile, contractGrammar, yaml.get());
    if (!formed || ask.isEmpty() || answer.isEmpty()) {
      return;
    }
    try {
      var contract = ContractReader.contract(id, version, yaml.get());
      add(
          contractFile,
          new Service(
              contract,
              ask.get(),
              answer.get(),
              ContractReader.sums(yaml.get()),
              ContractReader.codes(yaml.get(), "ask"),
              ContractReader.codes(yaml.get(), "answer"),
              ContractReader.widenedBy(yaml.get())));
    } catch (IllegalArgumentException e) {
      files.problem(contractFile, e.getMessage());
    }
  }

  private void add(Path contractFile, Service service) {
    ContractLint.check(service, known("purposes"), known("documents"))
        .forEach(problem -> files.problem(contractFile, problem));
    CodeLint.check(service, codes).forEach(problem -> files.problem(contractFile, problem));
    services.add(service);
  }

  private Set<String> known(String table) {
    return codes.getOrDefault(table, Map.of()).keySet();
  }

  private Optional<BodySchema> schema(Path file) {
    var json = files.json(file);
    if (json.isEmpty() || !fits(file, compiler.grammar(), json.get())) {
      return Optional.empty();
    }
    var faults = SchemaLint.check(json.get());
    faults.forEach(fault -> files.problem(file, fault));
    return faults.isEmpty() ? Optional.of(compiler.compile(json.get())) : Optional.empty();
  }

  private boolean fits(Path file, BodySchema grammar, JsonNode content) {
    var violations = grammar.check(content, "");
    violations.forEach(violation -> files.problem(file, violation.toString()));
    return violations.isEmpty();
  }

  private static boolean yaml(Path file) {
    return file.getFileName().toString().endsWith(".yaml");
  }

  private static JsonNode grammar(String name) {
    try (var stream = CatalogueLoader.class.getResourceAsStream(name)) {
      return new ObjectMapper().readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException("the program lacks its own " + name, e);
    }
  }
}

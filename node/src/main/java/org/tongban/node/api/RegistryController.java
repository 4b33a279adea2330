package org.tongban.node.api;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tongban.core.catalogue.PublishedSchema;
import org.tongban.core.message.StrictJson;
import org.tongban.node.keeper.CatalogueKeeper;

/**
 * The catalogue's schemas in the form of Confluent's schema registry (API version 1, read only), so
 * that tools which know that form need no other.
 */
@RestController
@RequestMapping(produces = RegistryController.MEDIA_TYPE)
public class RegistryController {
  static final String PATH = "/api/v1/registry";
  static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

  private static final String JSON = "JSON";

  private final CatalogueKeeper catalogue;

  public RegistryController(CatalogueKeeper catalogue) {
    this.catalogue = catalogue;
  }

  private List<PublishedSchema> schemas() {
    return catalogue.held().schemas();
  }

  @GetMapping(PATH + "/subjects")
  TreeSet<String> subjects() {
    var subjects = new TreeSet<String>();
    schemas().forEach(schema -> subjects.add(schema.subject()));
    return subjects;
  }

  @GetMapping(PATH + "/subjects/{subject}/versions")
  List<Integer> versions(@PathVariable String subject) {
    return of(subject).stream().map(PublishedSchema::number).toList();
  }

  @GetMapping(PATH + "/subjects/{subject}/versions/{version}")
  Map<String, Object> version(@PathVariable String subject, @PathVariable String version) {
    var schema = find(subject, version);
    return Map.of(
        "subject", schema.subject(),
        "version", schema.number(),
        "id", schema.id(),
        "schemaType", JSON,
        "schema", text(schema),
        "metadata", Map.of("properties", Map.of("serviceVersion", schema.version().toString())));
  }

  @GetMapping(PATH + "/subjects/{subject}/versions/{version}/schema")
  String schema(@PathVariable String subject, @PathVariable String version) {
    return text(find(subject, version));
  }

  @GetMapping(PATH + "/schemas/ids/{id}")
  Map<String, Object> byId(@PathVariable String id) {
    return Map.of("schemaType", JSON, "schema", text(withId(id).get(0)));
  }

  @GetMapping(PATH + "/schemas/ids/{id}/versions")
  List<Map<String, Object>> usesOf(@PathVariable String id) {
    return withId(id).stream()
        .map(use -> Map.<String, Object>of("subject", use.subject(), "version", use.number()))
        .toList();
  }

  @GetMapping(PATH + "/schemas/types")
  List<String> types() {
    return List.of(JSON);
  }

  @GetMapping(PATH + "/config")
  Map<String, String> config() {
    return Map.of("compatibilityLevel", "BACKWARD");
  }

  @GetMapping(PATH + "/config/{subject}")
  Map<String, String> config(@PathVariable String subject) {
    of(subject);
    return config();
  }

  @GetMapping(PATH + "/mode")
  Map<String, String> mode() {
    return Map.of("mode", "READONLY");
  }

  private List<PublishedSchema> of(String subject) {
    var found = schemas().stream().filter(schema -> schema.subject().equals(subject)).toList();
    if (found.isEmpty()) {
      throw new NotThere(40401, "Subject not found.");
    }
    return found;
  }

  private PublishedSchema find(String subject, String version) {
    var all = of(subject);
    if (version.equals("latest") || version.equals("-1")) {
      return all.get(all.size() - 1);
    }
    return all.stream()
        .filter(schema -> String.valueOf(schema.number()).equals(version))
        .findFirst()
        .orElseThrow(() -> new NotThere(40402, "Version not found."));
  }

  private List<PublishedSchema> withId(String id) {
    var found = schemas().stream().filter(s -> String.valueOf(s.id()).equals(id)).toList();
    if (found.isEmpty()) {
      throw new NotThere(40403, "Schema not found.");
    }
    return found;
  }

  private static String text(PublishedSchema schema) {
    return new String(StrictJson.write(schema.schema()), java.nio.charset.StandardCharsets.UTF_8);
  }

  /** Tools of this form read its own errors, not problems. */
  @ExceptionHandler
  ResponseEntity<Map<String, Object>> notThere(NotThere e) {
    return ResponseEntity.status(404)
        .header("Content-Type", MEDIA_TYPE)
        .body(Map.of("error_code", e.code, "message", e.getMessage()));
  }

  private static final class NotThere extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int code;

    NotThere(int code, String message) {
      super(message);
      this.code = code;
    }
  }
}

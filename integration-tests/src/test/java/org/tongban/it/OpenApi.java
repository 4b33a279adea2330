package org.tongban.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;

/** The API's description, and what of a document is not as it says. */
final class OpenApi {
  private static final String FILE = "node/src/main/resources/openapi.yaml";

  private OpenApi() {}

  static JsonNode read() {
    try {
      return new YAMLMapper().readTree(Documents.text(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of a reply to a GET of that address. */
  static List<String> problems(String address, JsonNode reply) {
    var api = read();
    var path = address.replaceFirst("\\?.*", "");
    var described =
        api.get("paths").properties().stream()
            .filter(one -> path.matches(one.getKey().replaceAll("\\{\\w+}", "[^/]+")))
            .min(Comparator.comparing(one -> one.getKey().contains("{")))
            .orElseThrow()
            .getValue();
    var schema = described.at("/get/responses/200/content/application~1json/schema/$ref");
    return problems(api, schema, reply);
  }

  /** Of a document under a schema of the description. */
  static List<String> problems(JsonNode api, JsonNode ref, JsonNode document) {
    var schema = new ObjectMapper().createObjectNode();
    schema.set("$ref", ref);
    schema.set("components", api.get("components"));
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(schema)
        .validate(document)
        .stream()
        .map(ValidationMessage::toString)
        .toList();
  }
}

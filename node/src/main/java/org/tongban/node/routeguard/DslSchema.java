package org.tongban.node.routeguard;

import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The schema of Camel's YAML notation that comes with the Camel in use: the notation differs from
 * version to version.
 */
final class DslSchema {
  private static final String RESOURCE = "/schema/camelYamlDsl.json";

  /** Say only that some alternative failed; the alternatives' own messages say which. */
  private static final Set<String> VAGUE = Set.of("oneOf", "anyOf", "not", "type");

  private static final JsonSchema SCHEMA = load();

  private DslSchema() {}

  static void check(RouteFile file, Problems problems) {
    Set<ValidationMessage> messages = SCHEMA.validate(file.root());
    Map<String, String> worded = new TreeMap<>();
    for (ValidationMessage message : precise(messages)) {
      worded.put(message.getInstanceLocation().toString(), words(message));
    }
    worded.forEach((at, words) -> problems.add(file.path(), file.spot(at), words));
  }

  private static Collection<ValidationMessage> precise(Collection<ValidationMessage> messages) {
    var clear =
        messages.stream()
            .filter(message -> !VAGUE.contains(message.getType()))
            .collect(Collectors.toList());
    return clear.isEmpty() ? messages : clear;
  }

  private static String words(ValidationMessage message) {
    return "Camel's YAML notation: " + message.getError();
  }

  /** The schema marks old notation with a word that draft 4 doesn't know. */
  private static void quiet(JsonSchemaFactory.Builder factory) {
    var known = JsonMetaSchema.builder(JsonMetaSchema.getV4());
    factory.metaSchema(known.keyword(new NonValidationKeyword("deprecated")).build());
  }

  private static JsonSchema load() {
    var config =
        SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .preloadJsonSchema(false)
            .build();
    try (InputStream schema = DslSchema.class.getResourceAsStream(RESOURCE)) {
      return JsonSchemaFactory.getInstance(VersionFlag.V4, DslSchema::quiet)
          .getSchema(Objects.requireNonNull(schema, RESOURCE), config);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

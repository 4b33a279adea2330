package org.tongban.harness.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.tongban.core.refusal.Violation;

/** The form of a YAML file that people write: what JSON Schema demands of it. */
public final class YamlForm {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final JsonSchema schema;

  private YamlForm(JsonSchema schema) {
    this.schema = schema;
  }

  /** The schema of a resource that lies beside a class. */
  public static YamlForm beside(Class<?> type, String resource) {
    var config =
        SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .formatAssertionsEnabled(true)
            .build();
    try (InputStream in = type.getResourceAsStream(resource)) {
      return new YamlForm(JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(in, config));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads YAML in which no key stands twice.
   *
   * @throws ScenarioException with the line where it is none
   */
  public static JsonNode tree(String text) {
    try {
      return YAML.readTree(text);
    } catch (JsonProcessingException e) {
      var line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new ScenarioException(
          List.of(new Violation("", "line " + line + ": " + e.getOriginalMessage())));
    }
  }

  /** Every problem, by pointers into the tree. */
  public List<Violation> check(JsonNode tree) {
    return schema.validate(tree).stream()
        .map(message -> new Violation(message.getInstanceLocation().toString(), message.getError()))
        .toList();
  }
}

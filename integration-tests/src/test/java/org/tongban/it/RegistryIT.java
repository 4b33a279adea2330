package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.QINGPU;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.cloud.schema.registry.SchemaReference;
import org.springframework.cloud.schema.registry.client.ConfluentSchemaRegistryClient;
import org.springframework.web.client.RestTemplate;
import org.tongban.core.message.StrictJson;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.WithFederation;

/** The catalogue as tools of Confluent's schema registry read it. */
@WithFederation
class RegistryIT {
  private static final String BASE = "/api/v1/registry";
  private static final String SUBJECT = "eldercare.assessment-ask";

  private final Federation federation;

  RegistryIT(Federation federation) {
    this.federation = federation;
  }

  @Test
  void aClientOfAnotherHouseReadsASchemaByItsNumberAndById() throws IOException {
    // Given
    var client = client();

    // When
    var second = client.fetch(new SchemaReference(SUBJECT, 2, "json"));
    var id = get("/subjects/" + SUBJECT + "/versions/2").path("id").asInt();
    var byId = client.fetch(id);

    // Then
    var file = Path.of("../schemas/eldercare/assessment/1.1/ask.schema.json");
    assertThat(json(second)).isEqualTo(StrictJson.parse(Files.readAllBytes(file)));
    assertThat(byId).isEqualTo(second);
  }

  private ConfluentSchemaRegistryClient client() {
    var template = new RestTemplate();
    var token = federation.token(QINGPU);
    template
        .getInterceptors()
        .add(
            (request, body, execution) -> {
              request.getHeaders().setBearerAuth(token);
              return execution.execute(request, body);
            });
    var client = new ConfluentSchemaRegistryClient(template);
    client.setEndpoint(federation.layout().api(QINGPU) + BASE);
    return client;
  }

  @Test
  void listsSubjectsAndTheirVersions() {
    // When / Then
    assertThat(get("/subjects")).extracting(JsonNode::asText).contains(SUBJECT).isSorted();
    assertThat(get("/subjects/" + SUBJECT + "/versions").toString()).isEqualTo("[1,2]");
    assertThat(get("/subjects/" + SUBJECT + "/versions/latest").path("version").asInt())
        .isEqualTo(2);
    assertThat(get("/schemas/types").toString()).isEqualTo("[\"JSON\"]");
    assertThat(get("/config/" + SUBJECT).path("compatibilityLevel").asText()).isEqualTo("BACKWARD");
    assertThat(get("/mode").path("mode").asText()).isEqualTo("READONLY");
  }

  @ParameterizedTest
  @CsvSource({
    "/subjects/nobody-ask/versions, 40401",
    "/config/nobody-ask, 40401",
    "/subjects/eldercare.assessment-ask/versions/9, 40402",
    "/subjects/eldercare.assessment-ask/versions/x, 40402",
    "/schemas/ids/0, 40403",
    "/schemas/ids/x/versions, 40403"
  })
  void tellsWhatIsNotThereInTheFormOfThatRegistry(String path, int code) {
    // When
    var reply = federation.get(QINGPU, BASE + path);

    // Then
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.json().path("error_code").asInt()).isEqualTo(code);
  }

  private JsonNode get(String path) {
    var reply = federation.get(QINGPU, BASE + path);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).startsWith("application/vnd.schemaregistry.v1+json");
    return json(reply.text());
  }

  private static JsonNode json(String text) {
    try {
      return new com.fasterxml.jackson.databind.ObjectMapper().readTree(text);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}

package org.tongban.node.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongban.node.demo.DemoRegisters;
import org.tongban.node.demo.fhir.CareServer;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Region;

/** What the FHIR register serves, held against the profiles. */
class FhirRegisterTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Path SCHEMAS = Path.of("..", "schemas");

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void everythingConformsToTheProfiles() throws Exception {
    // Given
    var content = DemoRegisters.make(TODAY).get(Region.JIASHAN);
    var validator = ProfileValidator.of(SCHEMAS);

    try (var server = CareServer.start(content, SCHEMAS.resolve("fhir"), 0)) {
      // When
      var base = server.address(Region.JIASHAN);
      List<JsonNode> served = new ArrayList<>(search(base, "ConceptMap", ""));
      for (var known : List.of(KnownPeople.ELDER, KnownPeople.GRADED, KnownPeople.OLD_STANDARD)) {
        served.addAll(about(base, known.in(Region.JIASHAN).idNumber()));
      }

      // Then
      assertThat(served)
          .extracting(resource -> resource.path("resourceType").asText())
          .contains("ConceptMap", "Person", "Patient", "Observation", "QuestionnaireResponse");
      assertThat(served)
          .allSatisfy(resource -> assertThat(validator.check(resource.toString())).isEmpty());
    }
  }

  private List<JsonNode> about(URI base, String number) throws Exception {
    var identifier = "identifier=" + encoded("https://example.org/mz/id/citizen|" + number);
    List<JsonNode> found =
        new ArrayList<>(search(base, "Person", identifier + "&_include=Person:patient"));
    var patient = found.get(0).at("/link/0/target/reference").asText();
    found.addAll(
        search(base, "Observation", "patient=" + patient + "&_include=Observation:derived-from"));
    return found;
  }

  private List<JsonNode> search(URI base, String type, String form)
      throws IOException, InterruptedException {
    var reply =
        client.send(
            HttpRequest.newBuilder(URI.create(base + "/" + type + "/_search"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build(),
            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    return new ObjectMapper().readTree(reply.body()).path("entry").findValues("resource");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

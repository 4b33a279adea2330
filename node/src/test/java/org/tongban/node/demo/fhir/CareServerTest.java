package org.tongban.node.demo.fhir;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Region;
import org.tongban.node.demo.register.SyntheticRegisters;

class CareServerTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final String NUMBER = KnownPeople.ELDER.in(Region.JIASHAN).idNumber();

  private static CareServer server;

  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws IOException {
    var content =
        SyntheticRegisters.generate(SyntheticRegisters.DEMO_SEED, TODAY).get(Region.JIASHAN);
    server = CareServer.start(content, Path.of("..", "schemas", "fhir"), 0);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void findsAPersonByPostAndHandsOutThePatientsOnDemand() throws Exception {
    // When
    JsonNode person = search(Region.JIASHAN, "Person", identifier());
    JsonNode both = search(Region.JIASHAN, "Person", identifier() + "&_include=Person:patient");

    // Then
    assertThat(person.findValuesAsText("resourceType")).containsExactly("Bundle", "Person");
    assertThat(both.findValuesAsText("resourceType"))
        .containsExactly("Bundle", "Person", "Patient");
  }

  @Test
  void refusesASearchForPeopleThatWouldStandInAnAddress() throws Exception {
    // When
    var reply = get(Region.JIASHAN, "/Person?" + identifier());

    // Then
    assertThat(reply.statusCode()).isEqualTo(405);
    assertThat(reply.body()).contains("OperationOutcome").doesNotContain(NUMBER);
  }

  @Test
  void tellsScoresAndFormOnDemandOnly() throws Exception {
    // Given
    String patient = "patient=" + patient();

    // When
    JsonNode whole =
        search(Region.JIASHAN, "Observation", patient + "&_include=Observation:derived-from");
    JsonNode brief =
        search(Region.JIASHAN, "Observation", patient + "&_elements=extension,code,value");

    // Then
    assertThat(whole.findValuesAsText("resourceType"))
        .containsExactly("Bundle", "Observation", "QuestionnaireResponse");
    assertThat(whole.at("/entry/0/resource/component")).hasSize(7);
    assertThat(brief.at("/entry/0/resource").has("component")).isFalse();
    assertThat(brief.at("/entry")).hasSize(1);
  }

  @Test
  void leavesOutWhatWasAssessedByAnotherScheme() throws Exception {
    // When
    JsonNode found =
        search(
            Region.JIASHAN,
            "Observation",
            "patient=" + patient() + "&code=" + encoded(Mz.system("assessment-scheme") + "|LTCI"));

    // Then
    assertThat(found.path("total").asInt()).isZero();
  }

  @Test
  void findsTheCrosswalkOfAnAgreement() throws Exception {
    // Given
    String systems =
        "source-system="
            + encoded(Mz.system("sh-care-level"))
            + "&target-system="
            + encoded(Mz.system("gbt42195-level"));

    // When
    JsonNode found = search(Region.QINGPU, "ConceptMap", systems + "&version=qp-js-care-2025");
    JsonNode other = search(Region.QINGPU, "ConceptMap", systems + "&version=other");

    // Then
    assertThat(found.at("/entry/0/resource/id").asText()).isEqualTo("sh-care-to-gbt42195");
    assertThat(found.path("total").asInt()).isEqualTo(1);
    assertThat(other.path("total").asInt()).isZero();
  }

  @Test
  void keepsTheRegionsApart() throws Exception {
    // When
    var reply = post(Region.QINGPU, "/Person/_search", identifier());

    // Then
    assertThat(reply.statusCode()).isEqualTo(404);
  }

  @Test
  void saysInFhirsOwnWordsWhatItCanDo() throws Exception {
    // When
    var reply = get(Region.JIASHAN, "/metadata");

    // Then
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body()).contains("CapabilityStatement", "4.0.1");
  }

  private String patient() throws Exception {
    return search(Region.JIASHAN, "Person", identifier())
        .at("/entry/0/resource/link/0/target/reference")
        .asText();
  }

  private static String identifier() {
    return "identifier=" + encoded(Mz.CITIZEN + "|" + NUMBER);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private JsonNode search(Region region, String type, String form) throws Exception {
    var reply = post(region, "/" + type + "/_search", form);
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    return new ObjectMapper().readTree(reply.body());
  }

  private HttpResponse<String> post(Region region, String path, String form) throws Exception {
    return send(
        request(region, path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private HttpResponse<String> get(Region region, String path) throws Exception {
    return send(request(region, path));
  }

  private static HttpRequest.Builder request(Region region, String path) {
    return HttpRequest.newBuilder(URI.create(server.address(region) + path))
        .header("Accept", "application/fhir+json");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }
}

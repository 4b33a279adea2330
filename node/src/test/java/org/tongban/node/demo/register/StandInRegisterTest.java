package org.tongban.node.demo.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StandInRegisterTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static StandInRegister register;

  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws IOException {
    RegisterContent content = SyntheticRegisters.generate(1, TODAY).get(Region.WUJIANG);
    register = StandInRegister.start(content, 0);
  }

  @AfterAll
  static void stop() {
    register.close();
  }

  @Test
  void listensOnTheLoopbackInterfaceOnly() {
    assertThat(register.address().getHost()).isEqualTo("127.0.0.1");
  }

  @Test
  void findsAHouseholdByAFormerNumber() throws Exception {
    // Given
    KnownPerson person = KnownPeople.CHANGED_ID.in(Region.WUJIANG);
    String ask =
        "{\"zjhm\":\"" + person.formerIdNumber().orElseThrow() + "\",\"cxrq\":\"2026-11-22\"}";

    // When
    JsonNode reply = JSON.readTree(post("/api/jiuzhu", ask).body());

    // Then
    assertThat(reply.path("fhm").asText()).isEqualTo("0");
    assertThat(reply.path("sj")).hasSize(1);
    assertThat(reply.at("/sj/0/zjhm").asText()).isEqualTo(person.idNumber());
    assertThat(reply.at("/sj/0/sfzx").asText()).isEqualTo("是");
  }

  @Test
  void aGradualExitNoLongerCountsAfterItsLastDay() throws Exception {
    // Given
    String number = KnownPeople.GRADUAL_EXIT.in(Region.WUJIANG).idNumber();

    // When
    JsonNode reply =
        JSON.readTree(
            post("/api/jiuzhu", "{\"zjhm\":\"" + number + "\",\"cxrq\":\"2027-11-22\"}").body());

    // Then
    assertThat(reply.at("/sj/0/sfzx").asText()).isEqualTo("否");
  }

  @Test
  void tellsTheItemsOnlyWhenAsked() throws Exception {
    // Given
    String number = KnownPeople.ELDER.in(Region.WUJIANG).idNumber();

    // When
    JsonNode brief = JSON.readTree(post("/api/pinggu", "{\"zjhm\":\"" + number + "\"}").body());
    JsonNode whole =
        JSON.readTree(post("/api/pinggu", "{\"zjhm\":\"" + number + "\",\"mx\":true}").body());

    // Then
    assertThat(brief.at("/sj/0").has("mx")).isFalse();
    assertThat(whole.at("/sj/0/mx/jszt")).hasSize(9);
  }

  @Test
  void findsACertificateOnlyForBothOfItsParties() throws Exception {
    // Given
    String husband = KnownPeople.HUSBAND.in(Region.WUJIANG).idNumber();
    String wife = KnownPeople.WIFE.in(Region.WUJIANG).idNumber();
    String other = KnownPeople.REISSUED_WIFE.in(Region.WUJIANG).idNumber();

    // When
    JsonNode couple =
        JSON.readTree(
            post("/api/hunyin", "{\"zjhm\":[\"" + husband + "\",\"" + wife + "\"]}").body());
    JsonNode strangers =
        JSON.readTree(
            post("/api/hunyin", "{\"zjhm\":[\"" + husband + "\",\"" + other + "\"]}").body());

    // Then
    assertThat(couple.at("/sj/0/zh").asText()).isEqualTo(KnownCertificates.valid(Region.WUJIANG));
    assertThat(strangers.path("sj")).isEmpty();
  }

  @Test
  void tellsOfOrganisationsInXml() throws Exception {
    // Given
    String code = KnownOrganisations.GOOD.creditCode(Region.WUJIANG);

    // When
    HttpResponse<String> reply =
        post("/api/zuzhi", "{\"tyshxydm\":\"" + code + "\",\"cxrq\":\"2026-11-22\"}");

    // Then
    assertThat(reply.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/xml"));
    assertThat(reply.body()).startsWith("<fh><fhm>0</fhm>").contains("<tyshxydm>" + code);
  }

  static Stream<Arguments> badRequests() {
    return Stream.of(
        argumentSet("not JSON", "/api/jiuzhu", "{", 400),
        argumentSet("no number", "/api/jiuzhu", "{}", 400),
        argumentSet("no day", "/api/jiuzhu", "{\"zjhm\":\"1\"}", 400),
        argumentSet("neither party nor number", "/api/hunyin", "{}", 400),
        argumentSet("unknown address", "/api/other", "{}", 404),
        argumentSet("identity in the address", "/api/jiuzhu?zjhm=1", "{}", 404),
        argumentSet("too large", "/api/jiuzhu", " ".repeat(70_000), 413));
  }

  @ParameterizedTest
  @MethodSource("badRequests")
  void saysNoToWhatItCannotRead(String path, String body, int status) throws Exception {
    // When
    HttpResponse<String> reply = post(path, body);

    // Then
    assertThat(reply.statusCode()).isEqualTo(status);
    assertThat(JSON.readTree(reply.body()).path("fhm").asText()).isNotEqualTo("0");
  }

  @Test
  void takesNoGet() throws Exception {
    // When
    HttpResponse<String> reply =
        client.send(
            HttpRequest.newBuilder(URI.create(register.address() + "/api/jiuzhu")).build(),
            BodyHandlers.ofString());

    // Then
    assertThat(reply.statusCode()).isEqualTo(405);
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(register.address() + path))
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}

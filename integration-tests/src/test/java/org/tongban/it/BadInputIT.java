package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Reply;
import org.tongban.it.federation.Wish;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.KnownPerson;

/** What a local caller can do wrong: one clear problem each, nothing signed and nothing sent. */
@WithFederation
class BadInputIT {
  private static final KnownPerson PERSON = KnownPeople.ASSISTED.in(WUJIANG);
  private static final String SERVICE = "assistance.status";
  private static final String JSON = "application/json";

  private final Federation federation;
  private long head;
  private int visits;

  BadInputIT(Federation federation) {
    this.federation = federation;
  }

  @BeforeEach
  void remember() {
    head = federation.journal(QINGPU).head();
    visits = federation.door().visits();
  }

  @AfterEach
  void nothingWasSent() {
    assertThat(federation.journal(QINGPU).after(head)).isEmpty();
    assertThat(federation.door().visits()).isEqualTo(visits);
  }

  static Stream<Arguments> wrongWishes() {
    return Stream.of(
        wrong("unknown region", wish -> wish.put("to", "999999"), "404 region-unknown", "/to"),
        wrong(
            "region of nobody here", wish -> wish.put("to", "110101"), "404 region-unknown", "/to"),
        wrong("own region", wish -> wish.put("to", "310118"), "404 not-competent"),
        wrong("no region", wish -> wish.remove("to"), "422 schema-violation", "/to"),
        wrong(
            "region that is a number",
            wish -> wish.put("to", 320509),
            "422 schema-violation",
            "/to"),
        wrong("no purpose", wish -> wish.remove("purpose"), "422 schema-violation", "/purpose"),
        wrong(
            "purpose of another service",
            wish -> wish.put("purpose", "MARRIAGE_REGISTRATION"),
            "403 purpose-not-allowed"),
        wrong("no basis", wish -> wish.remove("basis"), "422 schema-violation", "/basis"),
        wrong(
            "basis of a wrong kind",
            wish -> wish.put("purpose", "CARE_ADMISSION"),
            "403 no-legal-basis"),
        wrong(
            "basis without reference",
            wish -> ((ObjectNode) wish.get("basis")).remove("ref"),
            "422 schema-violation",
            "/basis/ref"),
        wrong("no body", wish -> wish.remove("body"), "422 schema-violation", "/body"),
        wrong("body is a list", wish -> wish.putArray("body"), "422 schema-violation", "/body"),
        wrong(
            "wrong checksum",
            wish -> subject(wish).put("idNumber", "320599197503130103"),
            "422 schema-violation",
            "/body/subject/idNumber"),
        wrong(
            "15-digit number",
            wish -> subject(wish).put("idNumber", "320599750313010"),
            "422 schema-violation",
            "/body/subject/idNumber"),
        wrong(
            "day that doesn't exist",
            wish -> subject(wish).put("idNumber", "320599197502300102"),
            "422 schema-violation",
            "/body/subject/idNumber"),
        wrong(
            "no name",
            wish -> subject(wish).remove("name"),
            "422 schema-violation",
            "/body/subject/name"),
        wrong(
            "unknown member of the body",
            wish -> subject(wish).put(PERSON.name(), PERSON.idNumber()),
            "422 schema-violation",
            "/body/subject"),
        wrong(
            "unknown member of the request",
            wish -> wish.put(PERSON.name(), PERSON.idNumber()),
            "422 schema-violation",
            ""),
        wrong(
            "unknown version",
            wish -> wish.put("version", "9.0"),
            "422 version-not-accepted",
            "/version"));
  }

  private static Arguments wrong(
      String name, Consumer<ObjectNode> change, String problem, String... pointers) {
    return argumentSet(name, change, problem, List.of(pointers));
  }

  private static ObjectNode subject(ObjectNode wish) {
    return (ObjectNode) wish.at("/body/subject");
  }

  @ParameterizedTest
  @MethodSource("wrongWishes")
  void refusesAWrongWish(Consumer<ObjectNode> change, String problem, List<String> pointers) {
    // Given
    var wish = Wish.assistance("320509", PERSON);
    change.accept(wish.json());

    // When
    var reply = federation.ask(QINGPU, wish);

    // Then
    assertProblem(reply, problem);
    assertThat(reply.pointers().stream().distinct())
        .as(reply.text())
        .containsExactlyElementsOf(pointers);
    assertThat(reply.outcome()).isEqualTo("REFUSED");
  }

  @Test
  void namesEveryFaultOfTheRequestAtOnce() {
    // Given
    var wish = Wish.assistance("320509", PERSON);
    wish.json().put("to", PERSON.idNumber()).put("purpose", PERSON.name());
    wish.json().putObject("basis").put("type", PERSON.name()).put("person", PERSON.idNumber());

    // When
    var reply = federation.ask(QINGPU, wish);

    // Then
    assertProblem(reply, "422 schema-violation");
    assertThat(reply.pointers())
        .containsExactlyInAnyOrder("/to", "/purpose", "/basis", "/basis/type", "/basis/ref");
  }

  @Test
  void namesEveryFaultOfTheBodyAtOnce() {
    // Given
    var wish = Wish.marriage("320509", PERSON, PERSON);
    ((ObjectNode) wish.json().at("/body/parties/0")).put("idNumber", "320599750313010");
    ((ObjectNode) wish.json().at("/body/parties/1")).remove("name");
    ((ObjectNode) wish.json().at("/body")).put("certificateNo", "J".repeat(200));

    // When
    var reply = federation.ask(QINGPU, wish);

    // Then
    assertProblem(reply, "422 schema-violation");
    assertThat(reply.pointers())
        .contains("/body/parties/0/idNumber", "/body/parties/1/name", "/body/certificateNo");
  }

  static Stream<Arguments> wrongBytes() {
    return Stream.of(
        argumentSet("empty", new byte[0], JSON, "400 request-malformed"),
        argumentSet(
            "no JSON", utf8("idNumber=" + PERSON.idNumber()), JSON, "400 request-malformed"),
        argumentSet("a list", utf8("[]"), JSON, "400 request-malformed"),
        argumentSet("null", utf8("null"), JSON, "400 request-malformed"),
        argumentSet(
            "deep", utf8("[".repeat(5000) + "]".repeat(5000)), JSON, "400 request-malformed"),
        argumentSet(
            "two documents",
            utf8(good() + "{\"x\":\"" + PERSON.idNumber() + "\"}"),
            JSON,
            "400 request-malformed"),
        argumentSet(
            "one name twice",
            utf8(good().replaceFirst("\\{", "{\"to\":\"310118\",")),
            JSON,
            "400 request-malformed"),
        argumentSet(
            "not UTF-8",
            good().getBytes(java.nio.charset.Charset.forName("GB18030")),
            JSON,
            "400 request-malformed"),
        argumentSet(
            "UTF-16", good().getBytes(StandardCharsets.UTF_16), JSON, "400 request-malformed"),
        argumentSet("plain text", utf8(good()), "text/plain", "415 media-type-unsupported"),
        argumentSet("no content type", utf8(good()), "", "415 media-type-unsupported"),
        argumentSet("broken content type", utf8(good()), ";;", "415 media-type-unsupported"));
  }

  @ParameterizedTest
  @MethodSource("wrongBytes")
  void refusesWrongBytes(byte[] bytes, String type, String problem) {
    // Given
    var request = asking(SERVICE).POST(BodyPublishers.ofByteArray(bytes));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }

    // When
    var reply = federation.send(request);

    // Then
    assertProblem(reply, problem);
  }

  @Test
  void refusesFiveMegabytes() {
    // Given
    var body = utf8("{\"body\":\"" + "x".repeat(5_000_000) + "\"}");

    // When
    var reply =
        federation.send(
            asking(SERVICE).header("Content-Type", JSON).POST(BodyPublishers.ofByteArray(body)));

    // Then
    assertProblem(reply, "413 request-too-large");
  }

  @Test
  void refusesFiveMegabytesOfUnknownLength() {
    // Given
    var body = utf8("{\"body\":\"" + "x".repeat(5_000_000) + "\"}");
    var stream = BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body));

    // When
    var reply = federation.send(asking(SERVICE).header("Content-Type", JSON).POST(stream));

    // Then
    assertProblem(reply, "413 request-too-large");
  }

  static Stream<Arguments> unknownServices() {
    return Stream.of(
        argumentSet("well formed", "pension.status"),
        argumentSet("of an identity", PERSON.idNumber()),
        argumentSet("in capitals", "ASSISTANCE.STATUS"),
        argumentSet("with a line break", "assistance.status%0a"));
  }

  @ParameterizedTest
  @MethodSource("unknownServices")
  void refusesAnUnknownService(String service) {
    // When
    var reply = federation.send(asking(service).header("Content-Type", JSON).POST(goodBody()));

    // Then
    assertProblem(reply, "404 catalogue-item-unknown");
  }

  static Stream<Arguments> unusableKeys() {
    return Stream.of(
        argumentSet("too long", "k".repeat(1000)),
        argumentSet("with a blank", "a key"),
        argumentSet("empty", ""));
  }

  @ParameterizedTest
  @MethodSource("unusableKeys")
  void refusesAnUnusableIdempotencyKey(String key) {
    // When
    var reply = federation.ask(QINGPU, Wish.assistance("320509", PERSON), key);

    // Then
    assertProblem(reply, "400 idempotency-key-missing");
  }

  @Test
  void refusesAMissingIdempotencyKey() {
    // When
    var reply =
        federation.send(
            federation
                .local(QINGPU, "/api/v1/asks/" + SERVICE)
                .header("Content-Type", JSON)
                .POST(goodBody()));

    // Then
    assertProblem(reply, "400 idempotency-key-missing");
  }

  static Stream<Arguments> wrongCredentials() {
    return Stream.of(
        argumentSet("none", ""),
        argumentSet("wrong token", "Bearer " + PERSON.idNumber()),
        argumentSet("empty token", "Bearer "),
        argumentSet("other scheme", "Basic Y2xlcms6Y2xlcms="),
        argumentSet("very long", "Bearer " + "x".repeat(6000)));
  }

  @ParameterizedTest
  @MethodSource("wrongCredentials")
  void refusesWrongCredentials(String credentials) {
    // Given
    var request =
        federation
            .stranger(QINGPU, "/api/v1/asks/" + SERVICE)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("Content-Type", JSON)
            .POST(goodBody());
    if (!credentials.isEmpty()) {
      request.header("Authorization", credentials);
    }

    // When
    var reply = federation.send(request);

    // Then
    assertProblem(reply, "401 caller-unknown");
    assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
  }

  static Stream<Arguments> wrongAddresses() {
    return Stream.of(
        argumentSet(
            "unknown address", "/api/v1/persons/" + PERSON.idNumber(), "404 resource-unknown"),
        argumentSet("what is nobody's", "/index.html", "404 resource-unknown"),
        argumentSet("a wrong method", "/api/v1/asks/" + SERVICE, "405 method-not-allowed"),
        argumentSet(
            "an exchange that isn't there",
            "/api/v1/exchanges/019aa000-0000-7000-8000-000000000000",
            "404 exchange-unknown"),
        argumentSet(
            "an exchange that can't be",
            "/api/v1/exchanges/" + PERSON.idNumber(),
            "404 exchange-unknown"));
  }

  @ParameterizedTest
  @MethodSource("wrongAddresses")
  void refusesToGet(String path, String problem) {
    // When
    var reply = federation.get(QINGPU, path);

    // Then
    assertProblem(reply, problem);
  }

  @Test
  void tellsTheProblemInChinese() {
    // When
    var reply =
        federation.send(
            asking("pension.status")
                .header("Content-Type", JSON)
                .header("Accept-Language", "zh-CN")
                .POST(goodBody()));

    // Then
    assertThat(reply.json().path("title").asText()).isEqualTo("目录中没有该服务或版本。");
  }

  private HttpRequest.Builder asking(String service) {
    return federation
        .local(QINGPU, "/api/v1/asks/" + service)
        .header("Idempotency-Key", UUID.randomUUID().toString());
  }

  private static HttpRequest.BodyPublisher goodBody() {
    return BodyPublishers.ofByteArray(utf8(good()));
  }

  private static String good() {
    return new String(Wish.assistance("320509", PERSON).bytes(), StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void assertProblem(Reply reply, String problem) {
    assertThat(reply.header("Content-Type")).as(reply.text()).isEqualTo("application/problem+json");
    assertThat(reply.problem()).as(reply.text()).isEqualTo(problem + " at asking-node");
    assertThat(reply.everything())
        .doesNotContain(PERSON.idNumber(), PERSON.name(), "320599750313010", "Exception");
  }
}

package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.tongban.core.seal.VectorFolder.SUZHOU;
import static org.tongban.core.seal.VectorFolder.WUJIANG;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.StrictJson;

/**
 * The golden messages of {@code integration-tests/vectors}: bytes that were made once, so that a
 * change of what is written or believed is noticed. {@code -Dtongban.vectors=write} makes those
 * that are missing.
 */
class VectorsTest {
  private static final Map<Suite, VectorFolder> FOLDERS = new EnumMap<>(Suite.class);
  private static final List<String> ASKS = List.of("ask", "sealed-ask");
  private static final List<String> ANSWERS =
      List.of(
          "answer",
          "sealed-answer",
          "refusal",
          "refusal-unopened",
          "relayed-answer-2",
          "refusal-of-relay");
  private static final List<String> RECEIPTS =
      List.of("receipt", "sealed-receipt", "receipt-of-relay");

  private static final List<String> SEALED =
      List.of("sealed-ask", "sealed-answer", "sealed-receipt", "relayed-ask-2", "relayed-answer-2");

  @BeforeAll
  static void make() {
    for (var suite : Suite.values()) {
      FOLDERS.put(suite, new VectorFolder(suite));
      if ("write".equals(System.getProperty("tongban.vectors"))) {
        new VectorMaker(FOLDERS.get(suite)).make();
      }
    }
  }

  static Stream<Arguments> asks() {
    return of(ASKS);
  }

  static Stream<Arguments> answers() {
    return of(ANSWERS);
  }

  static Stream<Arguments> receipts() {
    return of(RECEIPTS);
  }

  static Stream<Arguments> all() {
    var relayed = Stream.of("relayed-ask-1", "relayed-ask-2", "relayed-answer-1");
    var names =
        Stream.of(ASKS.stream(), ANSWERS.stream(), RECEIPTS.stream(), relayed)
            .flatMap(s -> s)
            .toList();
    return of(names);
  }

  private static Stream<Arguments> of(List<String> names) {
    return Arrays.stream(Suite.values())
        .flatMap(s -> names.stream().map(name -> argumentSet(s + " " + name, s, name)));
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void nothingLiesThereThatIsNotTried(Suite suite) throws IOException {
    // Given
    var tried = new TreeSet<>(Set.of("directory.json"));
    all().forEach(each -> tried.add(each.get()[1] + ".json"));

    // When
    Set<String> there;
    try (var files = Files.list(FOLDERS.get(suite).path())) {
      there = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }

    // Then
    assertThat(there).filteredOn(name -> name.endsWith(".json")).hasSameElementsAs(tried);
    assertThat(there).hasSize(2 * tried.size() + 1);
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void theDirectoryOpens(Suite suite) {
    // Given
    var folder = FOLDERS.get(suite);

    // When
    var opened = folder.directory();

    // Then
    assertThat(opened.digest().value())
        .isEqualTo(folder.description("directory").path("digest").textValue());
    assertThat(opened.directory().members()).hasSize(4);
    assertThat(payload(folder.wire("directory"))).isEqualTo(VectorDirectory.json(folder));
  }

  @ParameterizedTest
  @MethodSource("asks")
  void anAskOpensAsItIsDescribed(Suite suite, String name) {
    // Given
    var folder = FOLDERS.get(suite);
    var described = folder.description(name);

    // When
    var opened =
        folder
            .member(described.path("receiver"))
            .opener(at(described))
            .openAsk(folder.wire(name), member(described, "deliveredBy"));

    // Then
    check(opened, described, suite);
    assertThat(opened.encrypted()).isEqualTo(described.has("encryption"));
  }

  private static void check(OpenedAsk opened, JsonNode described, Suite suite) {
    assertThat(opened.bytes()).isEqualTo(signed(described));
    assertThat(opened.digest().value()).isEqualTo(described.path("digest").textValue());
    assertThat(opened.suite()).isEqualTo(suite);
    assertThat(opened.thumbprint())
        .isEqualTo(described.path("header").path("x5t#S256").textValue());
    assertThat(AskClaims.write(opened.ask(), List.of()))
        .isEqualTo(payload(signed(described)))
        .isEqualTo(StrictJson.write(described.path("claims")));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void anAnswerOpensAsItIsDescribed(Suite suite, String name) {
    // Given
    var folder = FOLDERS.get(suite);
    var described = folder.description(name);
    var sent = folder.sent(described.path("answers").textValue());

    // When
    var opened =
        folder
            .member(described.path("receiver"))
            .opener(at(described))
            .openAnswer(folder.wire(name), sent);

    // Then
    assertThat(opened.bytes()).isEqualTo(signed(described));
    assertThat(opened.digest().value()).isEqualTo(described.path("digest").textValue());
    assertThat(AnswerClaims.write(opened.answer(), List.of()))
        .isEqualTo(payload(signed(described)))
        .isEqualTo(StrictJson.write(described.path("claims")));
  }

  @ParameterizedTest
  @MethodSource("receipts")
  void aReceiptOpensAsItIsDescribed(Suite suite, String name) {
    // Given
    var folder = FOLDERS.get(suite);
    var described = folder.description(name);
    var sent = folder.sent(described.path("answers").textValue());

    // When
    var opened =
        folder
            .member(described.path("receiver"))
            .opener(at(described))
            .openReceipt(folder.wire(name), sent);

    // Then
    assertThat(opened.bytes()).isEqualTo(signed(described));
    assertThat(opened.digest().value()).isEqualTo(described.path("digest").textValue());
    assertThat(ReceiptClaims.write(opened.receipt()))
        .isEqualTo(payload(signed(described)))
        .isEqualTo(StrictJson.write(described.path("claims")));
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void aRelayedAskGoesItsWay(Suite suite) {
    // Given
    var folder = FOLDERS.get(suite);
    var first = folder.description("relayed-ask-1");
    var second = folder.description("relayed-ask-2");

    // When
    var atRelay =
        folder
            .member(SUZHOU)
            .relay(at(first))
            .openRelay(folder.wire("relayed-ask-1"), member(first, "deliveredBy"));
    var arrived =
        folder.member(WUJIANG).opener(at(second)).openAsk(folder.wire("relayed-ask-2"), SUZHOU);

    // Then
    assertThat(atRelay.next()).isEqualTo(WUJIANG);
    check(arrived, second, suite);
    assertThat(second.path("hops")).hasSize(2);
    assertThat(second.path("hops").get(0)).isEqualTo(first.path("hops").get(0));
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void aRelayedAnswerGoesTheSameWayBack(Suite suite) {
    // Given
    var folder = FOLDERS.get(suite);
    var described = folder.description("relayed-answer-1");
    var relay = folder.member(SUZHOU);
    var passed = relay.passed("relayed-ask-1", "relayed-ask-2");

    // When
    var back = relay.relay(at(described)).openReturn(folder.wire("relayed-answer-1"), passed);

    // Then
    assertThat(back.passed()).isSameAs(passed);
    assertThat(folder.description("relayed-answer-2").path("hops")).hasSize(4);
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatIsNotLeftToChanceIsWrittenTheSameAgain(Suite suite, String name) {
    // Given
    var folder = FOLDERS.get(suite);
    var described = folder.description(name);
    var statements = new ArrayList<JsonNode>();
    described.path("hops").forEach(statements::add);
    statements.add(described);

    // When // Then
    for (var statement : statements) {
      var owner = folder.member(statement.path("claims").path("iss"));
      var key = HeldKey.load(VectorMember.forOwner(folder.pair(owner.code() + "-sign")));
      var typing = typing(statement.path("header").path("typ").textValue());
      var again = new Jws(Federation.CRYPTO).sign(typing, payload(signed(statement)), key);
      assertThat(Forge.part(again, 0)).isEqualTo(Forge.part(signed(statement), 0));
      assertThat(Forge.part(again, 1)).isEqualTo(Forge.part(signed(statement), 1));
      assertThat(Forge.decode(Forge.part(signed(statement), 2))).hasSize(64);
    }
    assertThat(Digest.sha256(folder.wire(name)).value())
        .isEqualTo(described.path("wireDigest").textValue());
  }

  private static Typing typing(String name) {
    return Arrays.stream(Typing.values())
        .filter(typing -> typing.type().toString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void encryptionHasTheMembersOfTheProtocolAndIsToTheReceiver(Suite suite) {
    // Given
    var folder = FOLDERS.get(suite);
    var members = new TreeSet<>(Set.of("alg", "enc", "cty", "x5t#S256"));
    if (suite == Suite.ES256) {
      members.add("epk");
    }

    // When // Then
    for (var name : SEALED) {
      var described = folder.description(name);
      var header = described.path("encryption").path("header");
      var names = new TreeSet<String>();
      header.fieldNames().forEachRemaining(names::add);
      var thumbprints =
          folder
              .member(described.path("claims").path("aud"))
              .keys()
              .thumbprints(KeyUse.ENCRYPT, suite);
      assertThat(names).isEqualTo(members);
      assertThat(thumbprints).containsExactly(header.path("x5t#S256").textValue());
    }
  }

  private static Instant at(JsonNode described) {
    return Instant.parse(described.path("judgedAt").textValue());
  }

  private static MemberCode member(JsonNode described, String what) {
    return new MemberCode(described.path(what).textValue());
  }

  private static byte[] signed(JsonNode described) {
    return described.path("signed").textValue().getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] payload(byte[] jws) {
    return Forge.decode(Forge.part(jws, 1));
  }
}

package org.tongban.harness.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.directory.Suite;
import org.tongban.core.directory.Via;
import org.tongban.core.identity.CreditCode;
import org.tongban.core.message.MemberCode;
import org.tongban.harness.partner.Faults;

/** Scenario files: ours are good, and a bad one is told everything that is wrong with it. */
class ScenarioFileTest {
  private static final Catalogue CATALOGUE = Catalogue.load(Path.of("..", "schemas"));
  private static final String PARTNER =
      "{code: '371402', name: {zh: 德城, en: D}, creditCode: 11371499000000828K,"
          + " services: {assistance.status: ['1.0']}%s}";

  @TempDir private Path folder;

  static Stream<Path> scenarios() throws IOException {
    try (var files = Files.list(Path.of("scenarios"))) {
      var found = files.filter(file -> file.toString().endsWith(".yaml")).toList();
      return Stream.concat(found.stream(), Stream.of(Path.of("conformance", "wrong.yaml")));
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everyScenarioOfOursCanBePlayed(Path file) throws IOException {
    // When
    var scenario = Faults.checked(ScenarioFile.read(file));

    // Then
    for (var partner : scenario.partners()) {
      assertThat(CreditCode.parse(partner.creditCode())).isPresent();
      for (var answer : partner.answers()) {
        var version = partner.services().get(answer.service()).get(0);
        var contract = CATALOGUE.find(answer.service(), version).orElseThrow();
        assertThat(CATALOGUE.checkAnswer(contract, answer.outcome(), answer.body())).isEmpty();
      }
    }
  }

  @Test
  void aRelayAndTheWayOverItAreRead() throws IOException {
    // When
    var partners =
        read(
            "title: {zh: t, en: t}\npartners: ["
                + PARTNER.formatted(", relays: ['371403'], via: {relay: '371400'}")
                + "]");

    // Then
    assertThat(partners.get(0).relays()).containsExactly(new MemberCode("371403"));
    assertThat(partners.get(0).via()).contains(new Via(new MemberCode("371400"), Optional.empty()));
  }

  @Test
  void whatIsLeftOutIsAsARegionShouldBe() throws IOException {
    // When
    var partner = read("title: {zh: t, en: t}\npartners: [" + PARTNER.formatted("") + "]").get(0);

    // Then
    assertThat(partner.behaviour()).isEqualTo(Behaviour.GOOD);
    assertThat(partner.relays()).isEmpty();
    assertThat(partner.via()).isEmpty();
    assertThat(partner.suites()).containsExactly(Suite.ES256, Suite.SM2);
    assertThat(partner.prefixes()).containsExactly("371402");
  }

  @Test
  void aBehaviourIsRead() throws IOException {
    // When
    var more = ", behaviour: {latency: 300ms, clock: -10m, flapping: {up: 20s, down: 1m}}";
    var behaviour =
        read("title: {zh: t, en: t}\npartners: [" + PARTNER.formatted(more) + "]")
            .get(0)
            .behaviour();

    // Then
    assertThat(behaviour.latency()).isEqualTo(Duration.ofMillis(300));
    assertThat(behaviour.clock()).isEqualTo(Duration.ofMinutes(-10));
    var flapping = behaviour.flapping().orElseThrow();
    assertThat(flapping.up(Duration.ofSeconds(19))).isTrue();
    assertThat(flapping.up(Duration.ofSeconds(20))).isFalse();
    assertThat(flapping.up(Duration.ofSeconds(80))).isTrue();
  }

  private static Arguments bad(String name, String partners, String... pointers) {
    return argumentSet(name, "title: {zh: t, en: t}\npartners: " + partners, List.of(pointers));
  }

  static Stream<Arguments> badScenarios() {
    return Stream.of(
        argumentSet("empty", "", List.of("")),
        argumentSet("no YAML", "title: [", List.of("")),
        argumentSet("the same key twice", "title: 1\ntitle: 2", List.of("")),
        bad("nobody", "[]", "/partners"),
        bad("unknown key", "[" + PARTNER.formatted(", colour: red") + "]", "/partners/0"),
        bad(
            "two of one code",
            "[" + PARTNER.formatted("") + ", " + PARTNER.formatted("") + "]",
            "/partners/1/code"),
        bad(
            "several faults",
            "["
                + PARTNER.formatted(", suites: [RSA], behaviour: {latency: soon, clock: 3 days}")
                + "]",
            "/partners/0/suites/0",
            "/partners/0/behaviour/latency",
            "/partners/0/behaviour/clock"),
        bad(
            "a moment that does not exist",
            "["
                + PARTNER.formatted(
                    ", answers: [{service: assistance.status, outcome: NOT_FOUND,"
                        + " asOf: '2026-13-01T00:00:00Z'}]")
                + "]",
            "/partners/0/answers/0/asOf"),
        bad(
            "a refusal without a reason, a fact with one",
            "["
                + PARTNER.formatted(
                    ", answers: [{service: assistance.status, outcome: REFUSED},"
                        + " {service: assistance.status, outcome: NOT_FOUND, reason: busy}]")
                + "]",
            "/partners/0/answers/0",
            "/partners/0/answers/1/reason"));
  }

  @ParameterizedTest
  @MethodSource("badScenarios")
  void everyProblemIsListed(String text, List<String> pointers) throws IOException {
    // Given
    var file = Files.writeString(folder.resolve("scenario.yaml"), text);

    // When // Then
    assertThatThrownBy(() -> ScenarioFile.read(file))
        .isInstanceOfSatisfying(
            ScenarioException.class,
            e ->
                assertThat(e.problems())
                    .extracting("pointer")
                    .containsExactlyInAnyOrderElementsOf(pointers));
  }

  private List<PartnerScript> read(String text) throws IOException {
    return ScenarioFile.read(Files.writeString(folder.resolve("scenario.yaml"), text)).partners();
  }
}

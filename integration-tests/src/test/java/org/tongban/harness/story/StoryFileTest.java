package org.tongban.harness.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.identity.CitizenId;
import org.tongban.core.identity.CreditCode;
import org.tongban.harness.scenario.PartnerScript;
import org.tongban.harness.scenario.ScenarioException;
import org.tongban.harness.scenario.ScriptedAnswer;

/** Story files: ours are good, and a bad one is told everything that is wrong with it. */
class StoryFileTest {
  private static final Catalogue CATALOGUE = Catalogue.load(Path.of("..", "schemas"));
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Pattern CITIZEN = Pattern.compile("\\b[1-9][0-9]{16}[0-9X]\\b");

  @TempDir private Path folder;

  static List<Path> stories() throws IOException {
    try (var files = Files.list(Path.of("stories"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("stories")
  void everyStoryOfOursCanBePlayed(Path file) throws IOException {
    // When
    var story = StoryFile.read(file, TODAY);

    // Then
    assertThat(file.getFileName().toString()).startsWith(story.number() + "-");
    for (var partner : story.scenario().partners()) {
      assertThat(CreditCode.parse(partner.creditCode())).as(partner.code().value()).isPresent();
      partner.answers().forEach(answer -> assertKeepsContract(partner, answer));
    }
    for (var step : story.cases().stream().flatMap(one -> one.steps().stream()).toList()) {
      if (step instanceof Step.Changes changes) {
        var partner =
            story.scenario().partners().stream()
                .filter(one -> one.code().equals(changes.region()))
                .findFirst()
                .orElseThrow();
        changes.answers().forEach(answer -> assertKeepsContract(partner, answer));
      }
    }
  }

  private static void assertKeepsContract(PartnerScript partner, ScriptedAnswer answer) {
    var version = partner.services().get(answer.service()).get(0);
    var contract = CATALOGUE.find(answer.service(), version).orElseThrow();
    assertThat(CATALOGUE.checkAnswer(contract, answer.outcome(), answer.body()))
        .as(partner.code() + " " + answer.service())
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("stories")
  void everybodyInThemIsMadeUp(Path file) throws IOException {
    // When
    var numbers =
        CITIZEN
            .matcher(Files.readString(file))
            .results()
            .map(MatchResult::group)
            .filter(number -> CitizenId.parse(number).isPresent())
            .toList();

    // Then
    assertThat(numbers)
        .hasSizeGreaterThan(1)
        .allSatisfy(number -> assertThat(number.substring(4, 6)).isEqualTo("99"));
  }

  @Test
  void allEightAreThereAndEachHasARealNodeInAStep() throws IOException {
    // When
    var stories = new ArrayList<Story>();
    for (var file : stories()) {
      stories.add(StoryFile.read(file, TODAY));
    }

    // Then
    assertThat(stories).extracting(Story::number).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(FederationCast.regions(stories).partners()).isNotEmpty();
    assertThat(stories)
        .allSatisfy(
            story ->
                assertThat(asks(story))
                    .anyMatch(
                        ask ->
                            story.real(ask.from())
                                || story.answering(ask.to()).filter(story::real).isPresent()));
    assertThat(stories.stream().flatMap(story -> asks(story).filter(a -> !story.real(a.from()))))
        .as("simulated regions ask as well")
        .hasSizeGreaterThan(10);
  }

  private static Stream<Step.Asks> asks(Story story) {
    return story.cases().stream()
        .flatMap(one -> one.steps().stream())
        .filter(Step.Asks.class::isInstance)
        .map(Step.Asks.class::cast);
  }

  @Test
  void bracesStandForPeopleDaysAndMonths() throws IOException {
    // When
    var story =
        read(
            SmallStory.with(
                "ask", "body: {subject: '{bride}', on: '{today-30d}', in: '{month+2}'}"));

    // Then
    var body = asks(story).findFirst().orElseThrow().body();
    assertThat(body.at("/subject/name").asText()).isEqualTo("陆敏华");
    assertThat(body.path("on").asText()).isEqualTo("2026-10-23");
    assertThat(body.path("in").asText()).isEqualTo("2027-01");
  }

  static Stream<Arguments> badStories() {
    return Stream.of(
        argumentSet("no YAML", "number: [", List.of("")),
        argumentSet("nothing but a number", "number: 1", List.of("", "", "", "", "")),
        argumentSet(
            "braces around nobody",
            SmallStory.with("ask", "body: {subject: '{groom}', on: '{today-30}'}"),
            List.of("/cases/0/steps/0/ask/body/subject", "/cases/0/steps/0/ask/body/on")),
        argumentSet(
            "a region that behaves in no known way",
            SmallStory.with("partner", "behaviour: {colour: red}"),
            List.of("/partners/0/behaviour")),
        argumentSet(
            "a partner with a node's code",
            SmallStory.with("node", "code: '310112'"),
            List.of("/nodes/0/code", "/cases/0/steps/0/ask/from")),
        argumentSet(
            "somebody asks who isn't there",
            SmallStory.with("ask", "from: '999999'"),
            List.of("/cases/0/steps/0/ask/from")),
        argumentSet(
            "the message before where there is none",
            SmallStory.with("ask", "from: '310112', purpose: CARE_ADMISSION, again: true"),
            List.of("/cases/0/steps/0/ask/again")),
        argumentSet(
            "a simulated region that asks all of them",
            SmallStory.with("ask", "from: '310112', to: several, purpose: CARE_ADMISSION"),
            List.of("/cases/0/steps/0/ask/to")),
        argumentSet(
            "an account of a simulated region",
            SmallStory.with("ask", "from: '310112', account: false"),
            List.of("/cases/0/steps/0/ask/account", "/cases/0/steps/0/ask/purpose")),
        argumentSet(
            "a refusal without a code, a fact with one",
            SmallStory.with("expect", "outcome: REFUSED"),
            List.of("/cases/0/steps/0/expect")),
        argumentSet(
            "a real node that is changed",
            SmallStory.with(
                "step",
                "{text: {zh: 变, en: c}, change: {region: '320509', behaviour: {silent: true}}}"),
            List.of("/cases/0/steps/1/change/region")),
        argumentSet(
            "a change of no known form",
            SmallStory.with(
                "step",
                "{text: {zh: 变, en: c}, change: {region: '310112', behaviour: {latency: soon}}}"),
            List.of("/cases/0/steps/1/change/behaviour/latency")));
  }

  @ParameterizedTest
  @MethodSource("badStories")
  void everyProblemIsListed(String text, List<String> pointers) {
    // When // Then
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            ScenarioException.class,
            e ->
                assertThat(e.problems())
                    .extracting("pointer")
                    .containsExactlyInAnyOrderElementsOf(pointers));
  }

  @Test
  void twoStoriesMustAgreeOnARegion() throws IOException {
    // Given
    var one = read(SmallStory.with("ask", "to: '310112'"));
    var other = read(SmallStory.with("partner", "creditCode: '11371499000000828K'"));

    // When // Then
    assertThatThrownBy(() -> FederationCast.regions(List.of(one, other)))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("310112");
  }

  private Story read(String text) throws IOException {
    return StoryFile.read(Files.writeString(folder.resolve("story.yaml"), text), TODAY);
  }
}

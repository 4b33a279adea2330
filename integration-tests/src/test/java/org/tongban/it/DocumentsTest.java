package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.refusal.Reason;
import org.tongban.harness.Harness;
import org.tongban.node.command.TongbanCommand;
import picocli.CommandLine;

/** What the documents say is what the program does. */
class DocumentsTest {
  private static final String ENGLISH = "README.md";
  private static final String CHINESE = "README.zh-CN.md";
  private static final String CONTROLLERS = "node/src/main/java/org/tongban/node/api";
  private static final String CONSOLE = "node/src/main/java/org/tongban/node/console";
  private static final Pattern PROFILE = Pattern.compile("mvn -P(\\w+) -pl core");
  private static final Pattern FOLDER = Pattern.compile("^\\| `([\\w-]+)/` \\|", Pattern.MULTILINE);
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)[^)]*\\)");
  private static final String PICTURES = "docs/pictures";
  private static final Pattern PICTURE = Pattern.compile("!\\[([^]]+)]\\(([^)]+)\\)");
  private static final Pattern STATION =
      Pattern.compile("^\\| (\\d+) \\| `(\\w+)` \\|", Pattern.MULTILINE);
  private static final Pattern MAPPING =
      Pattern.compile(
          "@(Get|Post|Put|Delete|Patch)Mapping\\(\\s*(?:path = )?(PATH \\+ )?\"([^\"]+)\"");
  private static final Pattern PATH = Pattern.compile("String PATH = \"([^\"]+)\"");

  static Stream<Path> documents() {
    return Documents.all();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyCommandLineIsOneThatTheProgramTakes(Path document) {
    // When
    var commands = Documents.commands(Documents.text(document));

    // Then
    assertThat(commands)
        .allSatisfy(
            command ->
                assertThatCode(() -> program(command).parseArgs(command.toArray(String[]::new)))
                    .as("%s", command)
                    .doesNotThrowAnyException());
  }

  private static CommandLine program(List<String> command) {
    var harness = Harness.commandLine(Locale.ROOT);
    return harness.getSubcommands().containsKey(command.get(0))
        ? harness
        : TongbanCommand.commandLine(Locale.ROOT, command.toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyBlockOfYamlAndJsonCanBeRead(Path document) {
    // Given
    var text = Documents.text(document);

    // Then
    assertThat(Documents.blocks(text, "yaml"))
        .allSatisfy(yaml -> assertThat(new YAMLMapper().readTree(yaml)).isNotEmpty());
    assertThat(Documents.blocks(text, "json"))
        .allSatisfy(json -> assertThat(new ObjectMapper().readTree(json)).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkLeadsToAFile(Path document) {
    assertThat(found(LINK, Documents.text(document)))
        .allSatisfy(link -> assertThat(document.resolveSibling(link)).exists());
  }

  @Test
  void bothReadmesShowTheSameCommands() {
    // Given
    var english = Documents.text(ENGLISH);
    var chinese = Documents.text(CHINESE);

    // Then
    assertThat(Documents.commands(english)).hasSizeGreaterThan(6);
    assertThat(Documents.blocks(chinese, "sh")).isEqualTo(Documents.blocks(english, "sh"));
    assertThat(Documents.blocks(english, "sh").get(0)).isEqualTo("./tongban demo\nmvn verify\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {ENGLISH, CHINESE})
  void everyPictureIsShownAndSaidInWords(String readme) throws IOException {
    // Given
    var folder = SourceText.ROOT.resolve(PICTURES);
    var shown = PICTURE.matcher(Documents.text(readme)).results().toList();

    // Then
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> PICTURES + "/" + file.getFileName()))
          .hasSize(3)
          .hasSameElementsAs(shown.stream().map(picture -> picture.group(2)).toList());
    }
    for (var picture : shown) {
      assertThat(picture.group(1)).hasSizeGreaterThan(15);
      assertThat(Files.size(SourceText.ROOT.resolve(picture.group(2)))).isLessThan(150_000);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {ENGLISH, CHINESE})
  void theMapOfFoldersIsTheFoldersThatAreThere(String readme) throws IOException {
    // Given
    Set<String> there;
    try (var entries = Files.list(SourceText.ROOT)) {
      there =
          entries
              .filter(Files::isDirectory)
              .map(folder -> folder.getFileName().toString())
              .filter(name -> !name.startsWith("."))
              .filter(name -> !Set.of("target", "data").contains(name))
              .collect(Collectors.toSet());
    }

    // Then
    assertThat(found(FOLDER, Documents.text(readme))).hasSameElementsAs(there);
  }

  @ParameterizedTest
  @ValueSource(strings = {ENGLISH, CHINESE})
  void thePathOfAQueryNamesEveryStation(String readme) {
    // When
    var stations = STATION.matcher(Documents.text(readme)).results().toList();

    // Then
    assertThat(stations).hasSize(27);
    for (int i = 0; i < stations.size(); i++) {
      assertThat(stations.get(i).group(1)).isEqualTo(String.valueOf(i + 1));
      assertThat(SourceText.ROOT.resolve("node/src/main/java/org/tongban/node/station"))
          .isDirectoryContaining("glob:**/" + stations.get(i).group(2) + ".java");
    }
  }

  @Test
  void theProtocolListsEveryReasonAsItIs() {
    // Given
    var protocol = Documents.text("docs/PROTOCOL.md");

    // Then
    assertThat(Reason.values())
        .allSatisfy(
            reason ->
                assertThat(protocol)
                    .contains(
                        "| `%s` | %d | %s | %s |"
                            .formatted(
                                reason.code(),
                                reason.status(),
                                reason.retryable() ? "yes" : "no",
                                reason.text(false))));
  }

  @Test
  void theProfilesOfTheRunbookAreThere() {
    // When
    var named = found(PROFILE, Documents.text("docs/RUNBOOK.md"));

    // Then
    var pom = Documents.text("core/pom.xml");
    assertThat(named)
        .isNotEmpty()
        .allSatisfy(profile -> assertThat(pom).contains("<id>%s</id>".formatted(profile)));
  }

  @Test
  void theApiIsDescribedAddressByAddress() throws IOException {
    // Given
    var described = new TreeSet<String>();
    OpenApi.read()
        .get("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(method -> described.add(method + " " + path.getKey())));

    // Then
    var mapped = mappings();
    mapped.add("get /actuator/health");
    assertThat(described).isEqualTo(mapped);
  }

  @Test
  void theApiKnowsEveryReason() throws IOException {
    // Given
    var codes = Arrays.stream(Reason.values()).map(Reason::code).toList();

    // Then
    assertThat(OpenApi.read().at("/components/schemas/ReasonCode/enum"))
        .extracting(JsonNode::textValue)
        .isEqualTo(codes);
  }

  @Test
  void everyReferenceOfTheApisDescriptionLeadsSomewhere() throws IOException {
    // Given
    var api = OpenApi.read();

    // Then
    assertThat(api.findValuesAsText("$ref"))
        .isNotEmpty()
        .allSatisfy(ref -> assertThat(api.at(ref.substring(1)).isMissingNode()).isFalse());
  }

  @Test
  void everyExampleOfTheApiIsAsItsSchemaSays() throws IOException {
    // Given
    var api = OpenApi.read();
    var replies = api.get("paths").findParents("example").stream().filter(one -> one.has("schema"));

    // Then
    assertThat(replies.filter(one -> one.get("schema").has("$ref")))
        .hasSizeGreaterThan(20)
        .allSatisfy(
            one ->
                assertThat(OpenApi.problems(api, one.at("/schema/$ref"), one.get("example")))
                    .isEmpty());
  }

  private static Set<String> mappings() throws IOException {
    var mappings = new TreeSet<String>();
    try (var files = Files.list(SourceText.ROOT.resolve(CONTROLLERS))) {
      files.map(Documents::text).forEach(source -> mappings.addAll(mappings(source)));
    }
    try (var files = Files.walk(SourceText.ROOT.resolve(CONSOLE))) {
      files
          .filter(Files::isRegularFile)
          .map(Documents::text)
          .filter(source -> source.contains("@RestController"))
          .forEach(source -> mappings.addAll(mappings(source)));
    }
    return mappings;
  }

  private static List<String> mappings(String source) {
    var base = found(PATH, source).stream().findFirst().orElse("");
    return MAPPING
        .matcher(source)
        .results()
        .map(
            one ->
                one.group(1).toLowerCase(java.util.Locale.ROOT)
                    + " "
                    + (one.group(2) == null ? "" : base)
                    + one.group(3))
        .toList();
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult one) -> one.group(1)).toList();
  }
}

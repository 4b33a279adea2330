package org.tongban.node.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
  private static final String LEAST =
      """
      member: "310118"
      data: store
      catalogue: schemas
      divisions: divisions.csv
      api: {port: 7101}
      peer: {port: 7201}
      routes: {spine: routes, lookups: lookups}
      """;

  @TempDir Path folder;

  @Test
  void theLeastFileGetsSafeDefaults() throws Exception {
    // Given
    Path file = write(LEAST);

    // When
    Settings settings = SettingsFile.read(file, Map.of());

    // Then
    assertThat(settings.api().address()).isEqualTo("127.0.0.1");
    assertThat(settings.api().callers().toString()).endsWith("callers/callers.yaml");
    assertThat(settings.ask().validity()).isEqualTo(Duration.ofSeconds(60));
    assertThat(settings.peer().maxBody()).isEqualTo(new Size(1 << 20));
    assertThat(settings.database().embedded()).isPresent();
    assertThat(settings.demonstration().allowDemonstrationCertificates()).isFalse();
  }

  @Test
  void pathsStartFromTheFolderOfTheFileAndFromTheDataDirectory() throws Exception {
    // Given
    Path file = write(LEAST);

    // When
    Settings settings = SettingsFile.read(file, Map.of());

    // Then
    assertThat(settings.catalogue()).isEqualTo(folder.resolve("schemas"));
    assertThat(settings.data()).isEqualTo(folder.resolve("store"));
    assertThat(settings.federation().directory())
        .isEqualTo(folder.resolve("federation/directory.jws"));
  }

  @Test
  void anEmptyFileIsToldEverythingThatItLacks() throws Exception {
    // Given
    Path file = write("");

    // When
    var problems = problems(file, Map.of());

    // Then
    assertThat(problems)
        .extracting(Problem::key)
        .contains("member", "data", "catalogue", "divisions", "api.port", "peer.port")
        .contains("routes.spine", "routes.lookups");
  }

  @Test
  void everyProblemIsReportedAtOnceWithItsLine() throws Exception {
    // Given
    Path file =
        write(
            """
            member: 31011
            data: store
            catalogue: schemas
            divisions: divisions.csv
            api:
              prot: 7101
              maxBody: 256KB
            peer: {port: 70000, timeout: soon}
            routes: {spine: routes, lookups: lookups}
            registers:
              - name: Civil
                url: mysql://127.0.0.1/x
            """);

    // When
    var problems = problems(file, Map.of());

    // Then
    assertThat(problems)
        .extracting(Problem::toString)
        .map(text -> text.replace(file + ":", ""))
        .containsExactlyInAnyOrder(
            "1: member: a member code is six digits (GB/T 2260)",
            "6: api.prot: is not a known setting; did you mean api.port?",
            "6: api.port: is required",
            "7: api.maxBody: must be a size such as 512B, 256KiB or 4MiB, from 1B and below 2048MiB",
            "8: peer.port: must be 1 to 65535",
            "8: peer.timeout: must be a length of time such as 500ms, 30s, 5m, 2h, 7d or PT30S",
            "11: registers[0].name: must be lower case, 1 to 32 of a-z 0-9 -",
            "12: registers[0].url: must begin with jdbc:postgresql:, http:// or https://");
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        argumentSet(
            "key twice",
            "ask:\n  validity: 5s\n  validity: 6s",
            "ask.validity",
            "stands here a second time"),
        argumentSet(
            "section where a value is due",
            "access: {a: b}",
            "access",
            "must be one value, not a section of named settings"),
        argumentSet(
            "value where a section is due",
            "ask: 5s",
            "ask",
            "must be a section of named settings, not one value"),
        argumentSet(
            "value where a list is due",
            "registers: none",
            "registers",
            "must be a list, not one value"),
        argumentSet(
            "number in words", "database: {pool: many}", "database.pool", "must be a whole number"),
        argumentSet(
            "a limit that the next checkpoint is too late for",
            "journal: {checkpointEvery: 60s, stamps: {from: ['http://127.0.0.1:1/x'],"
                + " authorities: [a.pem], limit: 90s}}",
            "journal.stamps.limit",
            "must be twice checkpointEvery or longer: the stamps come with the checkpoints"),
        argumentSet(
            "loose boolean",
            "demonstration: {allowDemonstrationCertificates: yes}",
            "demonstration.allowDemonstrationCertificates",
            "must be true or false"),
        argumentSet(
            "clock skew too large", "ask: {clockSkew: 11m}", "ask.clockSkew", "must be 0s to 10m"),
        argumentSet(
            "other variable in a path",
            "access: ${home}/access.yaml",
            "access",
            "may use ${data} at its beginning and no other variable"),
        argumentSet(
            "data directory and sibling run together",
            "access: ${data}x",
            "access",
            "may use ${data} at its beginning and no other variable"),
        argumentSet(
            "password in an address",
            "registers: [{name: civil, url: 'jdbc:postgresql://h/r?password=x', user: u}]",
            "registers[0].url",
            "must not hold a user or a password: use user and passwordFile"),
        argumentSet(
            "jdbc without user",
            "registers: [{name: civil, url: 'jdbc:postgresql://h/r'}]",
            "registers[0].user",
            "is required for a jdbc address"),
        argumentSet(
            "two registers of one name",
            "registers: [{name: a, url: 'http://h'}, {name: a, url: 'http://i'}]",
            "registers",
            "must not hold one name twice"),
        argumentSet(
            "two databases",
            "database: {embedded: {port: 1}, url: 'jdbc:postgresql://h/d', user: u}",
            "database.url",
            "give either url or embedded, not both"),
        argumentSet(
            "a certificate of the API without its key",
            "api: {port: 7101, tls: {certificate: api.crt.pem}}",
            "api.tls.key",
            "is required"),
        argumentSet(
            "plain HTTP on an open address",
            "api: {port: 7101, address: 0.0.0.0}",
            "api.address",
            "must be a loopback address without api.tls, unless"
                + " api.allowPlainHttpOutsideLoopback is true"),
        argumentSet(
            "a part that contains itself",
            "registers: &a [*a]",
            "registers[0]",
            "must not contain itself"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsNamed(String lines, String key, String rule) throws Exception {
    // Given
    var least = lines.startsWith("api:") ? LEAST.replace("api: {port: 7101}\n", "") : LEAST;
    Path file = write(least + lines);

    // When
    var problems = problems(file, Map.of());

    // Then
    assertThat(problems).extracting(Problem::key, Problem::rule).containsExactly(tuple(key, rule));
    assertThat(problems.get(0).where()).startsWith(file + ":");
  }

  @ParameterizedTest
  @ValueSource(strings = {"api", "peer"})
  void demonstrationCertificatesAreRefusedOnAnOpenAddress(String listener) throws Exception {
    // Given
    Path file = write(LEAST + "demonstration: {allowDemonstrationCertificates: true}\n");

    // When
    var problems = problems(file, Map.of(listener + ".address", "0.0.0.0"));

    // Then
    assertThat(problems)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.key()).isEqualTo(listener + ".address");
              assertThat(problem.where()).isEqualTo("--set");
              assertThat(problem.rule()).startsWith("must be a loopback address while");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tls: {certificate: api.crt.pem, key: api.key.pem}",
        "allowPlainHttpOutsideLoopback: true"
      })
  void theApiListensElsewhereWithTlsOrWhenItIsWanted(String line) throws Exception {
    // Given
    Path file = write(LEAST.replace("api: {", "api: {address: 0.0.0.0, " + line + ", "));

    // When
    Settings settings = SettingsFile.read(file, Map.of());

    // Then
    assertThat(settings.api().address()).isEqualTo("0.0.0.0");
  }

  @Test
  void anOverrideWinsAndReachesIntoListsByNameAndByNumber() throws Exception {
    // Given
    Path file = write(LEAST + "registers: [{name: civil, url: 'http://127.0.0.1:1'}]\n");

    // When
    Settings byName = SettingsFile.read(file, Map.of("registers.civil.url", "http://127.0.0.1:2"));
    Settings byNumber = SettingsFile.read(file, Map.of("registers.0.url", "http://127.0.0.1:3"));

    // Then
    assertThat(byName.registers().get(0).url()).endsWith(":2");
    assertThat(byNumber.registers().get(0).url()).endsWith(":3");
  }

  @Test
  void anOverrideOfTheDataDirectoryMovesAllThatLiesThere() throws Exception {
    // Given
    Path file = write(LEAST);

    // When
    Settings settings = SettingsFile.read(file, Map.of("data", "/srv/tongban/310118"));

    // Then
    assertThat(settings.keys().tls().key())
        .isEqualTo(Path.of("/srv/tongban/310118/keys/tls.key.pem"));
  }

  @Test
  void anUnknownOverrideIsReportedWithTheNearestKey() throws Exception {
    // Given
    Path file = write(LEAST);

    // When
    var problems = problems(file, Map.of("peer.timeuot", "3s", "registers.civil.url", "http://h"));

    // Then
    assertThat(problems)
        .extracting(Problem::toString)
        .anyMatch(
            text ->
                text.equals(
                    "--set: peer.timeuot: is not a known setting; did you mean peer.timeout?"));
    assertThat(problems).extracting(Problem::key).contains("registers");
  }

  @Test
  void anExternalDatabaseTakesThePlaceOfTheEmbeddedDefault() throws Exception {
    // Given
    Path file = write(LEAST + "database: {url: 'jdbc:postgresql://db/tongban', user: tongban}\n");

    // When
    Settings settings = SettingsFile.read(file, Map.of());

    // Then
    assertThat(settings.database().embedded()).isEmpty();
    assertThat(settings.database().url()).contains("jdbc:postgresql://db/tongban");
  }

  @ParameterizedTest
  @ValueSource(strings = {"member: [", "- a list", "just words", "a: b: c", "\t- x"})
  void whatIsNotAYamlSectionIsOneProblem(String text) throws Exception {
    // Given
    Path file = write(text);

    // When
    var problems = problems(file, Map.of());

    // Then
    assertThat(problems)
        .singleElement()
        .satisfies(p -> assertThat(p.where()).contains("node.yaml:"));
  }

  @Test
  void aMissingFileIsOneProblem() {
    // Given
    Path file = folder.resolve("node.yaml");

    // When
    var problems = problems(file, Map.of());

    // Then
    assertThat(problems).extracting(Problem::rule).containsExactly("there is no such file");
  }

  @Test
  void aProblemNeverRepeatsTheValue() throws Exception {
    // Given
    Path file = write(LEAST + "password: s3cret\nask: {validity: s3cret, clockSkew: s3cret}\n");

    // When
    var thrown =
        catchThrowableOfType(SettingsException.class, () -> SettingsFile.read(file, Map.of()));

    // Then
    assertThat(thrown).hasMessageNotContaining("s3cret");
  }

  @Test
  void theEffectiveSettingsArePrintedKeyByKey() throws Exception {
    // Given
    Settings settings = SettingsFile.read(write(LEAST), Map.of());

    // When
    var lines = SettingsText.of(settings);

    // Then
    assertThat(lines)
        .containsEntry("api.maxBody", "256KiB")
        .containsEntry("member", "310118")
        .containsEntry("routes.allowedComponents", "[direct, sql, http, https]");
  }

  @Test
  void filesThatAreMissingOrOpenToOthersAreListed() throws Exception {
    // Given
    Path secret = Files.writeString(folder.resolve("civil.password"), "x");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
    String register = "url: 'jdbc:postgresql://h/r', user: u, passwordFile: civil.password";
    Settings settings =
        SettingsFile.read(write(LEAST + "registers: [{name: civil, " + register + "}]"), Map.of());

    // When
    var problems = FilesOnDisk.problems(settings);

    // Then
    assertThat(problems)
        .extracting(Problem::key)
        .contains("federation.directory", "catalogue", "keys.tls.key", "access");
    assertThat(problems)
        .filteredOn(problem -> problem.key().equals("registers[0].passwordFile"))
        .extracting(Problem::rule)
        .containsExactly("must not be readable by everybody (chmod 600)");
  }

  private Path write(String yaml) throws IOException {
    return Files.writeString(folder.resolve(SettingsFile.NAME), yaml);
  }

  private static List<Problem> problems(Path file, Map<String, String> overrides) {
    var thrown =
        catchThrowableOfType(SettingsException.class, () -> SettingsFile.read(file, overrides));
    return thrown.problems();
  }
}

package org.tongban.node.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of settings that are wrong. */
class SettingsMistakesTest {
  @TempDir Path folder;

  private WrittenSettings written;

  @BeforeEach
  void write() {
    written = new WrittenSettings(folder);
  }

  @Test
  void anEmptyFileIsToldEverythingThatItLacks() throws Exception {
    // Given
    Path file = written.file("");

    // When
    var problems = WrittenSettings.problems(file, Map.of());

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
        written.file(
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
    var problems = WrittenSettings.problems(file, Map.of());

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
            "simulated regions at a real node",
            "demonstration: {simulator: {address: 'http://127.0.0.1:7490', tokenFile: a.token}}",
            "demonstration.simulator",
            "needs allowDemonstrationCertificates: it is no part of a real node"),
        argumentSet(
            "simulated regions of another machine",
            "demonstration: {allowDemonstrationCertificates: true,"
                + " simulator: {address: 'http://10.1.2.3:7490', tokenFile: a.token}}",
            "demonstration.simulator.address",
            "must be an http address of this machine, such as http://127.0.0.1:7490"),
        argumentSet(
            "reminded on the last day itself",
            "later: {remindBefore: [2, 0]}",
            "later.remindBefore",
            "must be 1 to 250 working days"),
        argumentSet(
            "told above after years",
            "later: {escalateAfter: 251}",
            "later.escalateAfter",
            "must be 1 to 250 working days"),
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
            "a cluster without a prefix",
            "kafka: {brokers: ['kafka:9092'], events: true}",
            "kafka.prefix",
            "is required"),
        argumentSet(
            "no broker", "kafka: {prefix: a, events: true}", "kafka.brokers", "is required"),
        argumentSet(
            "a broker without its port",
            "kafka: {brokers: [kafka], prefix: a, events: true}",
            "kafka.brokers",
            "must be addresses such as kafka-1.example:9092"),
        argumentSet(
            "a prefix that no topic can have",
            "kafka: {brokers: ['kafka:9092'], prefix: 通办, events: true}",
            "kafka.prefix",
            "must be 1 to 100 characters of A-Z a-z 0-9 . _ -, the first no dot"),
        argumentSet(
            "a caller that no file can have",
            "kafka: {brokers: ['kafka:9092'], prefix: a, asks: ['a clerk']}",
            "kafka.asks",
            "must be names of callers, as tongban callers lists them"),
        argumentSet(
            "a caller twice",
            "kafka: {brokers: ['kafka:9092'], prefix: a, asks: [clerk, clerk]}",
            "kafka.asks",
            "must not hold one name twice"),
        argumentSet(
            "a cluster for nothing",
            "kafka: {brokers: ['kafka:9092'], prefix: a}",
            "kafka.asks",
            "or events, journal or batches must say what goes over Kafka"),
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
    var least =
        lines.startsWith("api:")
            ? WrittenSettings.LEAST.replace("api: {port: 7101}\n", "")
            : WrittenSettings.LEAST;
    Path file = written.file(least + lines);

    // When
    var problems = WrittenSettings.problems(file, Map.of());

    // Then
    assertThat(problems).extracting(Problem::key, Problem::rule).containsExactly(tuple(key, rule));
    assertThat(problems.get(0).where()).startsWith(file + ":");
  }

  @ParameterizedTest
  @ValueSource(strings = {"api", "peer"})
  void demonstrationCertificatesAreRefusedOnAnOpenAddress(String listener) throws Exception {
    // Given
    Path file =
        written.file(
            WrittenSettings.LEAST + "demonstration: {allowDemonstrationCertificates: true}\n");

    // When
    var problems = WrittenSettings.problems(file, Map.of(listener + ".address", "0.0.0.0"));

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

  @Test
  void anUnknownOverrideIsReportedWithTheNearestKey() throws Exception {
    // Given
    Path file = written.file(WrittenSettings.LEAST);

    // When
    var problems =
        WrittenSettings.problems(
            file, Map.of("peer.timeuot", "3s", "registers.civil.url", "http://h"));

    // Then
    assertThat(problems)
        .extracting(Problem::toString)
        .anyMatch(
            text ->
                text.equals(
                    "--set: peer.timeuot: is not a known setting; did you mean peer.timeout?"));
    assertThat(problems).extracting(Problem::key).contains("registers");
  }

  @ParameterizedTest
  @ValueSource(strings = {"member: [", "- a list", "just words", "a: b: c", "\t- x"})
  void whatIsNotAYamlSectionIsOneProblem(String text) throws Exception {
    // Given
    Path file = written.file(text);

    // When
    var problems = WrittenSettings.problems(file, Map.of());

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
    var problems = WrittenSettings.problems(file, Map.of());

    // Then
    assertThat(problems).extracting(Problem::rule).containsExactly("there is no such file");
  }

  @Test
  void aProblemNeverRepeatsTheValue() throws Exception {
    // Given
    Path file =
        written.file(
            WrittenSettings.LEAST
                + "password: s3cret\nask: {validity: s3cret, clockSkew: s3cret}\n");

    // When
    var thrown =
        catchThrowableOfType(SettingsException.class, () -> SettingsFile.read(file, Map.of()));

    // Then
    assertThat(thrown).hasMessageNotContaining("s3cret");
  }

  @Test
  void filesThatAreMissingOrOpenToOthersAreListed() throws Exception {
    // Given
    Path secret = Files.writeString(folder.resolve("civil.password"), "x");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
    String register = "url: 'jdbc:postgresql://h/r', user: u, passwordFile: civil.password";
    Settings settings =
        SettingsFile.read(
            written.file(WrittenSettings.LEAST + "registers: [{name: civil, " + register + "}]"),
            Map.of());

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

  @Test
  void aLoginServiceOfTheConsoleIsToldItsMistakesWithTheirLines() throws Exception {
    // Given
    Path file =
        written.file(
            """
            console:
              oidc:
                issuer: http://id.example.org
                clientId: console
                rolesClaim: a..b
                roles:
                  boss: ADMIN
            """);

    // When
    var problems = WrittenSettings.problems(file, Map.of());

    // Then
    assertThat(problems)
        .extracting(Problem::toString)
        .map(text -> text.replace(file + ":", ""))
        .anyMatch(text -> text.startsWith("3: console.oidc.issuer: must be https"))
        .anyMatch(text -> text.startsWith("3: console.oidc.secretFile: is required"))
        .anyMatch(text -> text.startsWith("5: console.oidc.rolesClaim: must be a claim"))
        .anyMatch(text -> text.startsWith("7: console.oidc.roles.boss: must be a role of the"));
  }

  @Test
  void aLoginServiceWithoutRolesWouldLetNobodyIn() throws Exception {
    // Given
    Path file =
        written.file(
            "console: {oidc: {issuer: https://id.example.org, clientId: c, secretFile: s}}\n");

    // When
    var problems = WrittenSettings.problems(file, Map.of());

    // Then
    assertThat(problems).extracting(Problem::key).contains("console.oidc.roles");
  }
}

package org.tongban.node.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongban.node.console.user.Act;
import org.tongban.node.console.user.Operations;
import org.tongban.node.store.Database;
import org.tongban.node.store.TestDatabases;

/** What the report tells, and what it never does. */
class DiagnosticReportTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T02:00:00Z"), ZoneOffset.UTC);
  private static final String PERSON = "310199199003070027";
  private static Database database;

  @BeforeAll
  static void start() {
    database = TestDatabases.fresh(2);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  private static Map<String, String> report(Veil veil, List<DiagnosisPart> parts)
      throws IOException {
    var made = new DiagnosticReport("310118", parts, veil, CLOCK).make();
    assertThat(made.name()).isEqualTo("tongban-diagnosis-310118-20261122T020000Z.zip");
    var texts = new TreeMap<String, String>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(made.zip()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        texts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return texts;
  }

  @Test
  void itKnowsProgramDatabaseHealthAndMetricsButNobodysName() throws IOException {
    // Given what people have typed and done, and a health that says too much
    new Operations(database.dataSource(), CLOCK)
        .keep("zhang.san", Act.PEER_SUSPENDED, "330421", "沈桂芳 " + PERSON);
    JdbcClient.create(database.dataSource())
        .sql(
            "INSERT INTO console_alert (rule, key, cause, count, since, seen_at, ack_by,"
                + " note, ack_cause, ack_at)"
                + " VALUES ('MEMBER_AWAY', '330421', '王小明', 3, now(), now(), 'li.si', '已电话', '王小明',"
                + " now())")
        .update();
    var meters = new SimpleMeterRegistry();
    meters.counter("tongban.exchanges", "peer", "330421").increment();
    var parts = new ArrayList<DiagnosisPart>(new ProgramParts(Path.of("target")).parts());
    parts.addAll(new StoreParts(database.dataSource()).parts());
    parts.addAll(
        new HealthParts(
                () ->
                    Map.of(
                        "accessHealthIndicator",
                        () ->
                            Health.up()
                                .withDetail("notTakenOver", "/srv/n/access.yaml: " + PERSON)
                                .build()),
                meters)
            .parts());

    // When
    var texts = report(new Veil(List.of("/srv/n", "/srv/n/access.yaml")), parts);

    // Then
    assertThat(texts.get("program.txt")).contains("java: 17", "uptime: PT", "heap MiB");
    assertThat(texts.get("threads.txt")).contains("main RUNNABLE", "dumpThreads0");
    assertThat(texts.get("database.txt")).contains("PostgreSQL", "console_operation: ");
    assertThat(texts.get("operations.txt")).contains(" PEER_SUSPENDED");
    assertThat(texts.get("alerts.txt")).contains("MEMBER_AWAY 330421, 3 since");
    assertThat(texts.get("health.txt")).contains("access: UP", "  notTakenOver: (path): (number)");
    assertThat(texts.get("metrics.txt")).contains("tongban.exchanges{peer=330421} COUNT 1.0");
    assertThat(texts.get("README.txt")).contains("310118", "metrics.txt");
    assertThat(String.join("\n", texts.values()))
        .doesNotContain("zhang.san", "li.si", "沈桂芳", "王小明", "已电话", PERSON, "/srv/n");
  }

  @Test
  void settingsHaveNoPlaceNoPasswordAndNothingBehindAQuestionMark() throws IOException {
    // Given
    var settings =
        new SettingsPart(
            Map.of(
                "keys.sign.key", "/etc/tongban/sign.key.pem",
                "database.url", "jdbc:postgresql://db:5432/t?user=u&password=hunter2",
                "federation.directoryFrom", "[https://me:secret@host/a, https://other/b]",
                "federation.revocation.lists", "[/srv/lists/a.crl, /srv/lists/b.crl]",
                "ask.validity", "PT1M"));

    // When
    var text = report(new Veil(settings.places()), List.of(settings.part())).get("settings.txt");

    // Then
    assertThat(text)
        .isEqualTo(
            """
            ask.validity: PT1M
            database.url: jdbc:postgresql://db:5432/t
            federation.directoryFrom: [https://host/a, https://other/b]
            federation.revocation.lists: [(path), (path)]
            keys.sign.key: (path)
            """);
    assertThat(settings.places())
        .containsExactlyInAnyOrder(
            "/etc/tongban/sign.key.pem", "/srv/lists/a.crl", "/srv/lists/b.crl");
  }

  @Test
  void aPartThatCantBeHadSaysSoWithoutTheMessageAndTheRestIsThere() throws IOException {
    // Given
    var away =
        new DiagnosisPart(
            "a.txt",
            () -> {
              throw new DataAccessResourceFailureException("value " + PERSON);
            });

    // When
    var texts =
        report(new Veil(List.of("/")), List.of(away, new DiagnosisPart("b.txt", () -> "/")));

    // Then
    assertThat(texts.get("a.txt"))
        .isEqualTo("not to be had now: DataAccessResourceFailureException\n");
    assertThat(texts.get("b.txt")).isEqualTo("/");
  }

  @Test
  void aNumberIsVeiledOnlyWhereItStandsByItself() {
    // Given
    var veil = new Veil(List.of());

    // Then
    assertThat(veil.over("a 310199900307002, 31019919900307002x. 310199199003070027"))
        .isEqualTo("a (number), (number). (number)");
    assertThat(veil.over("1.310199199003070027E17 abc310199199003070027 3101991990030700271"))
        .isEqualTo("1.310199199003070027E17 abc310199199003070027 3101991990030700271");
  }
}

package org.tongban.node.console.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.message.ServiceId;
import org.tongban.node.store.Database;
import org.tongban.node.store.TestDatabases;

/** What lay in the folder of look-ups, and who put it there. */
class RouteHistoryTest {
  private static final ServiceId SERVICE = new ServiceId("certificate.marriage");
  private static final String NAME = SERVICE.value();

  @TempDir Path folder;
  private Database database;
  private RouteHistory history;
  private LookUpFiles files;

  @BeforeEach
  void start() {
    database = TestDatabases.fresh(2);
    var clock = Clock.fixed(Instant.parse("2026-11-22T02:00:00Z"), ZoneOffset.UTC);
    history = new RouteHistory(database.dataSource(), clock);
    files = new LookUpFiles(folder);
  }

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void notesEachEditOnceAndThatAFileWasTakenAway() {
    // When
    history.note(() -> Map.of(NAME, "one\n"));
    history.note(() -> Map.of(NAME, "one\n"));
    history.note(() -> Map.of(NAME, "two\n"));
    history.note(Map::of);
    history.note(Map::of);

    // Then
    assertThat(history.of(NAME, 9))
        .extracting(RouteHistory.Version::content)
        .containsExactly("", "two\n", "one\n");
    assertThat(history.of(NAME, 9)).allMatch(RouteHistory.Version::byHand);
    assertThat(history.of(NAME, 1).get(0).gone()).isTrue();
  }

  @Test
  void knowsWhoPublished() {
    // Given
    history.note(() -> Map.of(NAME, "one\n"));

    // When
    history.add(NAME, "bo", Optional.of("two\n"));
    history.note(() -> Map.of(NAME, "two\n"));

    // Then
    assertThat(history.latest().get(NAME).who()).isEqualTo("bo");
    assertThat(history.of(NAME, 9)).hasSize(2);
  }

  @Test
  void putsAFileInPlaceWithTheRightsOfTheOneBefore() throws Exception {
    // Given
    var file = Files.writeString(folder.resolve(NAME + ".camel.yaml"), "one\n");
    var rights = PosixFilePermissions.fromString("rw-rw----");
    Files.setPosixFilePermissions(file, rights);

    // When
    files.put(SERVICE, "two\n");

    // Then
    assertThat(files.text(SERVICE)).contains("two\n");
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(rights);
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
    files.put(SERVICE, "");
    assertThat(files.all()).isEmpty();
  }
}

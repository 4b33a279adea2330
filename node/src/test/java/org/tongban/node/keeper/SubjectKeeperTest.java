package org.tongban.node.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.seal.SubjectKeys;
import org.tongban.node.store.SubjectStore;
import org.tongban.node.witness.Journals;

/** A member's keys for persons through the life of its journal. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SubjectKeeperTest {
  @TempDir private static Path folder;
  private static Journals journal;
  private static SubjectStore store;
  private static Path file;

  @BeforeAll
  static void start() {
    journal = new Journals("310118");
    store = new SubjectStore(journal.dataSource());
    file = folder.resolve("subjects.key");
  }

  @AfterAll
  static void stop() {
    journal.close();
  }

  @Test
  @Order(1)
  void theFirstStartMakesThem() {
    // When
    var first = new SubjectKeeper(file, store).get();
    var again = new SubjectKeeper(file, store).get();

    // Then
    assertThat(first.generation()).isEqualTo(1);
    assertThat(again.mark("310199194003050029")).isEqualTo(first.mark("310199194003050029"));
  }

  @Test
  @Order(2)
  void anAddedKeyIsTakenOverByARunningNode() {
    // Given
    var keeper = new SubjectKeeper(file, store);

    // When
    SubjectKeys.add(file);
    keeper.refresh();
    keeper.refresh();

    // Then
    assertThat(keeper.get().generation()).isEqualTo(2);
  }

  @Test
  @Order(3)
  void keysOfAnotherJournalAreRefused() {
    // Given
    var other = folder.resolve("other.key");
    SubjectKeys.add(other);

    // When // Then
    assertThatThrownBy(() -> new SubjectKeeper(other, store))
        .isInstanceOf(NotTakenException.class)
        .hasMessageContaining("holds other keys");
  }

  @Test
  @Order(4)
  void lostKeysAreNotMadeAnew() throws IOException {
    // Given
    Files.delete(file);

    // When // Then
    assertThatThrownBy(() -> new SubjectKeeper(file, store))
        .isInstanceOf(NotTakenException.class)
        .hasMessageContaining("is missing");
    assertThat(file).doesNotExist();
  }
}

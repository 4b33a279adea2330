package org.tongban.node.witness;

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
import org.tongban.node.store.StoreException;

/** One journal that grows, and is put back at the end. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CheckpointsTest {
  @TempDir private static Path folder;
  private static Journals journal;

  @BeforeAll
  static void start() {
    journal = new Journals("310118");
  }

  @AfterAll
  static void stop() {
    journal.close();
  }

  private static Path file() {
    return folder.resolve("journal").resolve("checkpoint.note");
  }

  private static Checkpoints checkpoints() {
    return journal.checkpoints(file());
  }

  @Test
  @Order(1)
  void signsWhatIsNewAndNothingTwice() throws IOException {
    // Given
    journal.append(20);
    var checkpoints = checkpoints();

    // When
    var first = checkpoints.newest();
    var again = checkpoints.newest();
    journal.append(1);
    checkpoints.atIntervals();

    // Then
    assertThat(first.checkpoint().origin()).isEqualTo("tongban/310118");
    assertThat(first.checkpoint().size()).isEqualTo(20);
    assertThat(again.note()).isEqualTo(first.note());
    assertThat(checkpoints.last().orElseThrow().checkpoint().size()).isEqualTo(21);
    assertThat(checkpoints.problem()).isEmpty();
    assertThat(Files.readAllBytes(file())).isEqualTo(checkpoints.last().orElseThrow().note());
  }

  @Test
  @Order(2)
  void aSecondReplicaGoesOnWhereTheFirstIs() {
    // Given
    journal.append(2);

    // When
    var other = journal.checkpoints(folder.resolve("other").resolve("checkpoint.note")).newest();

    // Then
    assertThat(checkpoints().newest().note()).isEqualTo(other.note());
  }

  @Test
  @Order(3)
  void aDatabaseThatWasPutBackAloneIsFoundByTheFileBesideIt() {
    // Given: the database agrees with itself
    journal.rollBack(18);
    assertThat(journal.walker().check().good()).isTrue();
    var checkpoints = checkpoints();

    // When // Then
    assertThatThrownBy(checkpoints::newest)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("18 entries, but 23 were signed");
    checkpoints.atIntervals();
    assertThat(checkpoints.problem().orElseThrow()).contains("taken back");
  }

  @Test
  @Order(4)
  void itIsFoundStillWhenTheJournalHasGrownOn() {
    // Given
    journal.append(30);

    // When // Then
    assertThatThrownBy(() -> checkpoints().newest())
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("the first 23 entries are not those that were signed");
  }
}

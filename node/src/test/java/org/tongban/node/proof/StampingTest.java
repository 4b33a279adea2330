package org.tongban.node.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.proof.TimeStamp;
import org.tongban.node.TurnedClock;
import org.tongban.node.store.StampStore;
import org.tongban.node.witness.Journals;

/** A journal that grows, and an authority that is there and away. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StampingTest {
  private static final TurnedClock CLOCK = new TurnedClock(Journals.NOW);

  @TempDir private static Path folder;
  private static Journals journal;
  private static StampOffice office;
  private static StampStore stamps;
  private Stamping stamping;

  @BeforeAll
  static void start() throws IOException {
    journal = new Journals("310118");
    office = new StampOffice(folder.resolve("office"), CLOCK);
    stamps = new StampStore(journal.dataSource());
  }

  @AfterAll
  static void stop() {
    office.close();
    journal.close();
  }

  /** As after a restart. */
  @BeforeEach
  void restart() {
    stamping =
        new Stamping(
            journal.checkpoints(folder.resolve("journal").resolve("checkpoint.note")),
            stamps,
            Optional.of(new StampAuthorities(StampOffice.settings(office, office), CLOCK)),
            CLOCK);
  }

  @Test
  @Order(1)
  void oneStampIsOverAllEntriesSinceTheLast() {
    // Given
    journal.append(3);

    // When
    stamping.now();
    stamping.now();

    // Then
    assertThat(office.asked()).isEqualTo(1);
    var over = stamps.covering(1).orElseThrow();
    assertThat(over.size()).isEqualTo(3);
    assertThat(stamps.covering(3).orElseThrow().size()).isEqualTo(3);
    assertThat(TimeStamp.read(over.stamp().token()).covers(over.stamp().manifest())).isTrue();
    assertThat(stamps.covering(4)).isEmpty();
    assertThat(stamping.unstampedAge()).isZero();
  }

  @Test
  @Order(2)
  void whatHasNoStampGrowsOlderAlsoThroughARestart() {
    // Given
    office.broken(true);
    journal.append(1);
    stamping.now();

    // When
    CLOCK.turn(Duration.ofMinutes(2));
    restart();

    // Then
    assertThat(stamping.unstampedAge()).isEqualTo(Duration.ofMinutes(2));
    assertThat(stamps.lacks(4)).isTrue();
  }

  @Test
  @Order(3)
  void whoWaitsForAProofDoesNotWaitForASilentAuthorityAgain() {
    // Given
    int before = office.asked();
    stamping.onDemand();

    // When
    stamping.onDemand();
    CLOCK.turn(Duration.ofSeconds(29));
    stamping.onDemand();

    // Then
    assertThat(office.asked()).isEqualTo(before + 1);
  }

  @Test
  @Order(4)
  void afterHalfAMinuteItIsAskedAgain() {
    // Given
    stamping.onDemand();
    int before = office.asked();

    // When
    office.broken(false);
    CLOCK.turn(Duration.ofSeconds(30));
    stamping.onDemand();

    // Then
    assertThat(office.asked()).isEqualTo(before + 1);
    assertThat(stamps.covering(4).orElseThrow().size()).isEqualTo(4);
    assertThat(stamping.unstampedAge()).isZero();
  }
}

package org.tongban.node.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which authority's stamp is taken. */
class StampAuthoritiesTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T02:00:00Z"), ZoneOffset.UTC);
  private static final byte[] MANIFEST = "what is stamped".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;
  private StampOffice first;
  private StampOffice second;

  @BeforeEach
  void open() throws IOException {
    first = new StampOffice(folder.resolve("first"), CLOCK);
    second = new StampOffice(folder.resolve("second"), CLOCK);
  }

  @AfterEach
  void close() {
    first.close();
    second.close();
  }

  @Test
  void thePreferredAuthorityIsEnough() {
    // Given
    var authorities = new StampAuthorities(StampOffice.settings(first, first, second), CLOCK);

    // When
    var given = authorities.stamp(MANIFEST).orElseThrow();

    // Then
    assertThat(given.address()).isEqualTo(first.address());
    assertThat(given.stamp().covers(MANIFEST)).isTrue();
    assertThat(given.stamp().at()).isEqualTo(CLOCK.instant());
    assertThat(second.asked()).isZero();
    assertThat(authorities.problems()).isEmpty();
  }

  @Test
  void theNextIsAskedWhereOneFails() {
    // Given
    first.broken(true);
    var authorities = new StampAuthorities(StampOffice.settings(second, first, second), CLOCK);

    // When
    var given = authorities.stamp(MANIFEST).orElseThrow();

    // Then
    assertThat(given.address()).isEqualTo(second.address());
    assertThat(authorities.problems()).containsOnlyKeys(first.address());
  }

  @Test
  void aStrangersStampIsNone() {
    // Given
    var authorities = new StampAuthorities(StampOffice.settings(second, first), CLOCK);

    // When
    var given = authorities.stamp(MANIFEST);

    // Then
    assertThat(given).isEmpty();
    assertThat(authorities.problems().get(first.address()))
        .isEqualTo("the time-stamp is not by an authority that the settings name");
  }

  @Test
  void anAuthorityWhoseClockIsWrongGivesNone() {
    // Given
    var later = Clock.offset(CLOCK, Duration.ofMinutes(6));
    var authorities = new StampAuthorities(StampOffice.settings(first, first), later);

    // When
    var given = authorities.stamp(MANIFEST);

    // Then
    assertThat(given).isEmpty();
    assertThat(authorities.problems().get(first.address()))
        .isEqualTo("the authority's time is 2026-11-22T02:00:00Z");
  }

  @Test
  void whereNobodyGivesOneAllReasonsAreKept() {
    // Given
    first.broken(true);
    second.close();
    var authorities = new StampAuthorities(StampOffice.settings(first, first, second), CLOCK);

    // When
    var given = authorities.stamp(MANIFEST);

    // Then
    assertThat(given).isEmpty();
    assertThat(authorities.problems()).containsOnlyKeys(first.address(), second.address());
  }
}

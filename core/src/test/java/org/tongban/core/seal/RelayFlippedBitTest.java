package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tongban.core.seal.Federation.ANSWERER;
import static org.tongban.core.seal.Federation.ASKER;
import static org.tongban.core.seal.Relays.CITY;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.directory.Suite;
import org.tongban.core.refusal.RefusedException;

/** Walks over a relayed message and changes one bit at a time; and what is no message at all. */
class RelayFlippedBitTest {
  private static final int STEP = 11;
  private final byte[] arrived =
      Relays.arrived(Relays.sealed(Federation.ask(), Suite.ES256)).wire();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void noBitOfARelayedMessageCanBeChanged(int bit) {
    var opener = Relays.opener(ANSWERER);
    for (int at = bit; at < arrived.length; at += STEP) {
      // Given
      var wire = arrived.clone();
      wire[at] ^= (byte) (1 << bit);

      // When
      var refusal =
          catchThrowableOfType(RefusedException.class, () -> opener.openAsk(wire, CITY.code()));

      // Then
      assertThat(refusal).as("bit %d of byte %d", bit, at).isNotNull();
    }
  }

  @Property(tries = 300)
  void whateverStandsInAPartIsRefusedAndNothingElse(
      @ForAll int index, @ForAll @Size(max = 80) byte[] bytes) {
    // Given
    var parts = Relays.parts(arrived);
    parts.set(Math.floorMod(index, parts.size()), new String(bytes, StandardCharsets.ISO_8859_1));
    var wire = Relays.wire(parts);

    // When // Then
    assertThat(
            catchThrowableOfType(
                RefusedException.class, () -> Relays.opener(ANSWERER).openAsk(wire, CITY.code())))
        .isNotNull();
    assertThat(
            catchThrowableOfType(
                RefusedException.class, () -> Relays.relay(CITY).openRelay(wire, ASKER.code())))
        .isNotNull();
  }
}

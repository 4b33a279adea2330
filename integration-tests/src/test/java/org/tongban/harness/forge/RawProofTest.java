package org.tongban.harness.forge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a node gives for a proof is read, or said to be none. */
class RawProofTest {
  private static Map<String, byte[]> members(String type) {
    var members = new LinkedHashMap<String, byte[]>();
    members.put("mimetype", type.getBytes(StandardCharsets.US_ASCII));
    members.put("proof.json", "{\"missing\":[\"NO_RELEASE\"]}".getBytes(StandardCharsets.UTF_8));
    return members;
  }

  @Test
  void aPlainContainerIsTheOneSpelling() {
    // When
    var proof = RawProof.read(RawProof.zip(members(RawProof.TYPE), false)).orElseThrow();

    // Then
    assertThat(proof.isPlain()).isTrue();
    assertThat(proof.missing()).containsExactly("NO_RELEASE");
    assertThat(proof.json("entries.json").isNull()).isTrue();
  }

  @Test
  void otherSpellingsAreReadAndAreNotPlain() {
    // Given
    var compressed = RawProof.zip(members(RawProof.TYPE), true);
    var otherType = RawProof.zip(members("application/zip"), false);
    var plain = RawProof.zip(members(RawProof.TYPE), false);
    var longer = Arrays.copyOf(plain, plain.length + 1);

    // Then
    for (var file : new byte[][] {compressed, otherType, longer}) {
      assertThat(RawProof.read(file).orElseThrow().isPlain()).isFalse();
    }
  }

  @Test
  void whatSwellsIsNotRead() {
    // Given
    var members = members(RawProof.TYPE);
    members.put("entries.json", new byte[RawProof.LARGEST]);

    // When
    var file = RawProof.zip(members, true);

    // Then
    assertThat(file).hasSizeLessThan(RawProof.LARGEST / 100);
    assertThat(RawProof.read(file)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PK", "not a zip", "<ASiCManifest/>", "0\u0080"})
  void whatIsNoneIsNone(String text) {
    // Given
    var bytes = text.getBytes(StandardCharsets.ISO_8859_1);

    // Then
    assertThat(RawProof.read(bytes)).isEmpty();
    assertThat(RawManifest.read(bytes)).isEmpty();
    assertThat(RawSeal.read(bytes, bytes)).isEmpty();
    assertThat(RawStamp.read(bytes)).isEmpty();
  }
}

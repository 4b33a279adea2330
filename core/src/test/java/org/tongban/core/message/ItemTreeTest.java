package org.tongban.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemTreeTest {
  static IntStream sizes() {
    return IntStream.concat(IntStream.rangeClosed(1, 34), IntStream.of(999, 1_000));
  }

  private static List<byte[]> lines(int size) {
    return IntStream.range(0, size)
        .mapToObj(at -> ("{\"n\":" + at + "}").getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void everyItemIsShownToBeUnderTheRoot(int size) {
    // Given
    var tree = ItemTree.over(lines(size));

    // Then
    for (int at = 0; at < size; at++) {
      assertThat(tree.path(at).over(tree.leaf(at))).isEqualTo(tree.root());
    }
  }

  @Test
  void nothingElseIs() {
    // Given
    var tree = ItemTree.over(lines(5));

    // Then: not in another's place, and not what is no item
    assertThat(tree.path(1).over(tree.leaf(2))).isNotEqualTo(tree.root());
    assertThat(tree.path(1).over(TreeHash.leaf(lines(6).get(5)))).isNotEqualTo(tree.root());
  }

  @Test
  void thereIsNoTreeOverNothing() {
    assertThatThrownBy(() -> ItemTree.over(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"eyJh.eyJi.c", "", "ey", "a.b.c\nx", "eyJh.eyJi\nx", "eyJh.b.c.d.e\nx"})
  void allOfWhatHasNoItemsIsSigned(String text) {
    // Given
    var bytes = text.getBytes(StandardCharsets.US_ASCII);

    // Then
    assertThat(SignedPart.length(bytes)).isEqualTo(bytes.length);
    assertThat(Digest.ofMessage(bytes)).isEqualTo(Digest.sha256(bytes));
  }

  @Test
  void theFirstLineOfAMessageWithItemsStandsForIt() {
    // Given
    var whole = "eyJh.eyJi.c\n{}\n{}".getBytes(StandardCharsets.US_ASCII);

    // Then
    assertThat(Digest.ofMessage(whole))
        .isEqualTo(Digest.sha256("eyJh.eyJi.c".getBytes(StandardCharsets.US_ASCII)));
  }
}

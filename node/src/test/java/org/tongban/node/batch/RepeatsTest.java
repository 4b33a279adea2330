package org.tongban.node.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.tongban.core.message.Digest;

class RepeatsTest {
  private final Repeats repeats = new Repeats();

  private static Digest digest(int content) {
    return Digest.sha256(ByteBuffer.allocate(4).putInt(content).array());
  }

  @Test
  void findsTheFirstRowThatSaidTheSameAmongManyThousands() {
    // Given
    for (int row = 1; row <= 50_000; row++) {
      assertThat(repeats.earlier(row, digest(row))).isEmpty();
    }

    // When, Then
    for (int row = 1; row <= 50_000; row++) {
      assertThat(repeats.earlier(50_000 + row, digest(row))).hasValue(row);
    }
  }
}

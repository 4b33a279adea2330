package org.tongban.node.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallersKeeperTest {
  private static final String ONE =
      """
      callers:
        - name: clerk
          unit: civil-affairs
          operator: clerk-1
          roles: [operator]
          sha256: %s
      """;
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void oneCaller() throws IOException {
    file = folder.resolve("callers.yaml");
    Files.writeString(file, ONE.formatted("ab".repeat(32)));
  }

  @Test
  void anEditIsTakenOverWithoutARestart() throws IOException {
    // Given
    var keeper = new CallersKeeper(file);

    // When
    Files.writeString(file, ONE.formatted("cd".repeat(32)) + "    expires: 2027-05-31\n");
    twice(keeper);

    // Then
    assertThat(keeper.get())
        .flatExtracting(one -> one.sha256().stream().toList())
        .containsExactly("cd".repeat(32));
    assertThat(keeper.problem()).isEmpty();
  }

  @Test
  void anEditThatIsWrongLeavesTheOldCallersInForce() throws IOException {
    // Given
    var keeper = new CallersKeeper(file);

    // When
    Files.writeString(file, ONE.formatted("no hash"));
    twice(keeper);

    // Then
    assertThat(keeper.get()).hasSize(1);
    assertThat(keeper.problem()).hasValueSatisfying(p -> assertThat(p).contains("sha256"));
  }

  @Test
  void whereTheFileIsMissingNobodyMayCall() throws IOException {
    // Given
    var keeper = new CallersKeeper(file);

    // When
    Files.delete(file);
    twice(keeper);

    // Then
    assertThat(keeper.get()).isEmpty();
  }

  @Test
  void aNodeDoesNotStartWithCallersThatItDoesNotUnderstand() throws IOException {
    // Given
    Files.writeString(file, "callers: [{name: clerk, tokenFile: clerk.sha256}]\n");

    // When // Then
    assertThatThrownBy(() -> new CallersKeeper(file))
        .isInstanceOf(NotTakenException.class)
        .hasMessageContaining("tokenFile");
  }

  private static void twice(CallersKeeper keeper) {
    // a change counts when two looks see it alike
    keeper.refresh();
    keeper.refresh();
  }
}

package org.tongban.node.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeeperTest {
  @TempDir private Path folder;
  private int reads;
  private Keeper<String> keeper;

  @BeforeEach
  void aKeeperOfAFolder() throws IOException {
    write("first");
    keeper = new Keeper<>("The text", List.of(folder), this::read, this::read);
  }

  private void write(String text) throws IOException {
    Files.createDirectories(folder.resolve("deep"));
    Files.writeString(folder.resolve("deep").resolve("text"), text, StandardCharsets.UTF_8);
  }

  private String read() {
    reads++;
    try {
      var text = Files.readString(folder.resolve("deep").resolve("text"), StandardCharsets.UTF_8);
      if (text.startsWith("bad")) {
        throw new NotTakenException("the text is bad");
      }
      return text;
    } catch (IOException e) {
      throw new NotTakenException("the text can't be read");
    }
  }

  private void looks(int times) {
    for (int i = 0; i < times; i++) {
      keeper.refresh();
    }
  }

  @Test
  void whatHasNotChangedIsNotReadAgain() {
    // When
    looks(3);

    // Then
    assertThat(reads).isEqualTo(1);
  }

  @Test
  void whatIsHiddenBelowTheFolderIsNoChange() throws IOException {
    // Given
    Files.createDirectories(folder.resolve(".pull").resolve("deep"));
    Files.writeString(folder.resolve(".pull").resolve("deep").resolve("text"), "half");
    Files.writeString(folder.resolve("deep").resolve(".text.swp"), "an editor's");

    // When
    looks(3);

    // Then
    assertThat(reads).isEqualTo(1);
  }

  @Test
  void aChangeCountsWhenTwoLooksSeeItAlike() throws IOException {
    // Given
    write("half of the se");
    looks(1);
    write("the whole of the second");
    looks(1);
    assertThat(keeper.held()).isEqualTo("first");

    // When
    looks(1);

    // Then
    assertThat(keeper.held()).isEqualTo("the whole of the second");
    assertThat(reads).isEqualTo(2);
  }

  @Test
  void whatFailsIsToldAndTheOldOneStaysUntilTheFilesChangeAgain() throws IOException {
    // Given
    write("bad text");
    looks(4);
    assertThat(keeper.held()).isEqualTo("first");
    assertThat(keeper.problem()).contains("the text is bad");
    assertThat(reads).isEqualTo(2);

    // When
    write("mended");
    looks(2);

    // Then
    assertThat(keeper.held()).isEqualTo("mended");
    assertThat(keeper.problem()).isEmpty();
  }

  @Test
  void aFolderThatIsGoneLeavesTheOldOneAndMayComeBack() throws IOException {
    // Given
    Files.delete(folder.resolve("deep").resolve("text"));
    looks(2);
    assertThat(keeper.held()).isEqualTo("first");
    assertThat(keeper.problem()).isPresent();

    // When
    write("back");
    looks(2);

    // Then
    assertThat(keeper.held()).isEqualTo("back");
  }
}

package org.tongban.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code tongban verify} says, and with which exit code. */
class VerifyCommandTest {
  @TempDir private Path folder;

  @Test
  void aFileThatIsNoProofFailsByName() throws IOException {
    // Given
    var file = Files.write(folder.resolve("x.asice"), new byte[] {1, 2, 3});

    // When
    var result = TongbanCommand.inThisProcess("verify", file.toString());

    // Then
    assertThat(result.exitCode()).isEqualTo(ExitCodes.NEGATIVE);
    assertThat(result.out()).contains("NOT GOOD: form.").contains("NOT CHECKED");
  }

  @Test
  void aProgramReadsEveryCheck() throws IOException {
    // Given
    var file = Files.write(folder.resolve("x.asice"), new byte[] {1, 2, 3});

    // When
    var result = TongbanCommand.inThisProcess("verify", file.toString(), "--json");

    // Then
    assertThat(result.out()).contains("\"check\" : \"CONTAINER\"", "\"state\" : \"FAILED\"");
    assertThat(result.out()).contains("\"reason\" : \"NOT_A_CONTAINER\"", "\"good\" : false");
  }

  @Test
  void whatCanNotBeReadIsWrongUsage() {
    // When
    var file = TongbanCommand.inThisProcess("verify", folder.resolve("none").toString());
    var anchors =
        TongbanCommand.inThisProcess(
            "verify", folder.toString(), "--anchors", folder.resolve("none").toString());

    // Then
    assertThat(file.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(anchors.exitCode()).isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void theWordsAreOfTheLanguageThatIsWished() throws IOException {
    // Given
    var file = Files.write(folder.resolve("x.asice"), new byte[] {1, 2, 3});

    // When
    var result = TongbanCommand.inThisProcess("verify", file.toString(), "--lang", "zh");

    // Then
    assertThat(result.out()).contains("验证不通过:文件格式。").doesNotContain("NOT GOOD");
  }
}

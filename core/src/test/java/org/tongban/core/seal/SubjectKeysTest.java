package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a person is found without being named. */
class SubjectKeysTest {
  private static final String NUMBER = "31019919400305002X";

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void place() {
    file = folder.resolve("journal").resolve("subjects.key");
  }

  @Test
  void aMarkIsAKeyedHashOfTheNumber() throws Exception {
    // Given
    var keys = SubjectKeys.add(file);
    var key = Base64.getUrlDecoder().decode(Files.readString(file).strip());

    // When
    var mark = keys.mark("310199194003050029");

    // Then
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    assertThat(mark.hash())
        .isEqualTo(
            mac.doFinal("tongban-subject-1 310199194003050029".getBytes(StandardCharsets.UTF_8)));
    assertThat(mark.generation()).isEqualTo(1);
  }

  @Test
  void oneNumberHasOneMarkHoweverItIsWritten() {
    // Given
    var keys = SubjectKeys.add(file);

    // When // Then
    assertThat(keys.mark(NUMBER.toLowerCase(java.util.Locale.ROOT))).isEqualTo(keys.mark(NUMBER));
    assertThat(keys.mark(" " + NUMBER)).isEqualTo(keys.mark(NUMBER));
    assertThat(keys.mark("310199194003050029")).isNotEqualTo(keys.mark(NUMBER));
  }

  @Test
  void aNewKeyCoversOldMarksWithoutTheirNumbers() {
    // Given
    var before = SubjectKeys.add(file).mark(NUMBER);

    // When
    var after = SubjectKeys.add(file);

    // Then
    assertThat(after.generation()).isEqualTo(2);
    assertThat(after.raised(1, before.hash())).isEqualTo(after.mark(NUMBER));
    assertThat(after.marks(NUMBER)).isEqualTo(List.of(before, after.mark(NUMBER)));
    assertThat(SubjectKeys.load(file).mark(NUMBER)).isEqualTo(after.mark(NUMBER));
  }

  @Test
  void aMarkOfKeysThatAreNotThereIsNotRaised() {
    // Given
    var keys = SubjectKeys.add(file);

    // When // Then
    assertThatIllegalArgumentException().isThrownBy(() -> keys.raised(2, new byte[32]));
    assertThatIllegalArgumentException().isThrownBy(() -> keys.raised(0, new byte[32]));
  }

  @Test
  void theFileIsTheOwnersAlone() throws IOException {
    // Given
    SubjectKeys.add(file);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));

    // When
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    // Then
    assertThatThrownBy(() -> SubjectKeys.load(file))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("0600");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "AAAA\n", "not base64!\n"})
  void aDamagedFileIsNotUsed(String content) throws IOException {
    // Given
    SubjectKeys.add(file);
    Files.writeString(file, content);

    // When // Then
    assertThatThrownBy(() -> SubjectKeys.load(file)).isInstanceOf(KeyFileException.class);
    assertThatThrownBy(() -> SubjectKeys.add(file)).isInstanceOf(KeyFileException.class);
    assertThat(Files.readString(file)).isEqualTo(content);
  }
}

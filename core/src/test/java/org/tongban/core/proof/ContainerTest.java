package org.tongban.core.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A container has one form, and names that lead nowhere. */
class ContainerTest {
  @Test
  void whatIsWrittenIsRead() {
    // Given
    var members = new LinkedHashMap<String, byte[]>();
    members.put("ask.jws", Case.ascii("a.b.c"));
    members.put("META-INF/signature001.p7s", new byte[0]);

    // When
    var read = Container.read(Container.of(members).bytes());

    // Then
    assertThat(read.names()).containsExactly("ask.jws", "META-INF/signature001.p7s");
    assertThat(read.member("ask.jws").orElseThrow()).isEqualTo(Case.ascii("a.b.c"));
  }

  @Test
  void theMediaTypeStandsAtItsPlace() {
    // When
    var bytes = Container.of(Map.of()).bytes();

    // Then: offset 30 of the file, as file(1) and browsers look for it
    assertThat(new String(bytes, 30, 8 + 31, StandardCharsets.US_ASCII))
        .isEqualTo("mimetypeapplication/vnd.etsi.asic-e+zip");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "/x", "a//b", "a\\b", "a/../b", ".x", "a/", "C:x", "", "a b"})
  void aNameThatLeadsElsewhereIsRefused(String name) throws IOException {
    // Given
    var zip = zip(Map.of("mimetype", Case.ascii(Container.MEDIA_TYPE), name, new byte[1]), false);

    // When, Then
    assertThatThrownBy(() -> Container.read(zip)).hasMessage("NOT_A_CONTAINER");
    assertThatThrownBy(() -> Container.of(Map.of(name, new byte[0])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsCompressedIsRefused() throws IOException {
    // Given
    var zip = zip(Map.of("mimetype", Case.ascii(Container.MEDIA_TYPE)), true);

    // When, Then
    assertThatThrownBy(() -> Container.read(zip)).hasMessage("NOT_A_CONTAINER");
  }

  @Test
  void whatFollowsTheContainerIsRefused() {
    // Given
    var good = Container.of(Map.of("ask.jws", Case.ascii("a"))).bytes();
    var longer = Arrays.copyOf(good, good.length + 1);

    // When, Then
    assertThatThrownBy(() -> Container.read(longer)).hasMessage("NOT_A_CONTAINER");
  }

  private static byte[] zip(Map<String, byte[]> members, boolean deflated) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.setMethod(ZipOutputStream.DEFLATED);
      zip.setLevel(deflated ? 9 : 0);
      for (var member : members.entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }
}

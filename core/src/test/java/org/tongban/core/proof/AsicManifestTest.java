package org.tongban.core.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongban.core.message.Digest;

/** A manifest is read in the one spelling in which it is written. */
class AsicManifestTest {
  private static final AsicManifest GOOD =
      new AsicManifest(
          "META-INF/signature001.p7s",
          AsicManifest.PKCS7,
          List.of(
              new AsicManifest.Reference(
                  "ask.jws", "application/jose", Digest.sha256(new byte[] {1}))));

  @Test
  void whatIsWrittenIsRead() {
    assertThat(AsicManifest.read(GOOD.bytes())).isEqualTo(GOOD);
  }

  @Test
  void anEntityIsNotResolved() {
    // Given
    var text = new String(GOOD.bytes(), StandardCharsets.UTF_8);
    var with =
        text.replace(
                "<ASiCManifest",
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>\n<ASiCManifest")
            .replace("ask.jws", "&a;");

    // When, Then
    assertThatThrownBy(() -> AsicManifest.read(with.getBytes(StandardCharsets.UTF_8)))
        .hasMessage("MANIFEST_MALFORMED");
  }

  @Test
  void anotherSpellingIsRefused() {
    // Given
    var text = new String(GOOD.bytes(), StandardCharsets.UTF_8);
    var spellings =
        List.of(
            text + "\n",
            text.replace("\"ask.jws\"", "'ask.jws'"),
            text.replace("ask.jws", "&#97;sk.jws"),
            text.replace("xmlenc#sha256", "xmlenc#sha512"),
            text.replace("<ds:DigestMethod", "<!-- --><ds:DigestMethod"),
            "");
    for (var other : spellings) {
      // When, Then
      assertThatThrownBy(() -> AsicManifest.read(other.getBytes(StandardCharsets.UTF_8)))
          .as(other)
          .hasMessage("MANIFEST_MALFORMED");
    }
  }
}

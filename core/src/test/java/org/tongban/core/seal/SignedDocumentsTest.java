package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.tongban.core.directory.ExampleDirectory.CLOCK;
import static org.tongban.core.directory.ExampleDirectory.NOW;
import static org.tongban.core.seal.Federation.ASKER;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.directory.DirectoryException;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Digest;

/** The operator's signature over the directory, and until when it counts. */
class SignedDocumentsTest {
  private static final Instant EXPIRES = Instant.parse("2026-12-22T00:00:00Z");
  private final DemonstrationAuthority authority =
      DemonstrationAuthority.create(CLOCK, 90, suite());
  private final DemonstrationKey issued = authority.issueOperator();
  private final SignedDocuments documents = new SignedDocuments(Federation.CRYPTO);
  @TempDir Path folder;
  private KeyPairFiles operator;
  private byte[] signed;

  /** The suite under test; the same cases run again in the other. */
  Suite suite() {
    return Suite.ES256;
  }

  @BeforeEach
  void sign() throws IOException {
    operator = Party.write(folder, "operator", issued);
    signed = documents.signDirectory(json(), operator);
  }

  @Test
  void theDirectoryOpensWithTheOperatorsCertificate() {
    // When
    var opened =
        documents.openDirectory(
            signed, SignedDocuments.operatorCertificate(operator.certificate()), NOW);

    // Then
    assertThat(opened.directory().version()).isEqualTo(7);
    assertThat(opened.digest()).isEqualTo(Digest.sha256(signed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\n\n"})
  void anEditorsNewlineAtTheEndIsNoPartOfTheDocument(String newline) {
    // When
    var opened = open(Forge.utf8(Forge.text(signed) + newline), issued.certificate(), NOW);

    // Then
    assertThat(opened.directory().version()).isEqualTo(7);
  }

  @Test
  void theDirectoryIsOpenedUntilTheSecondBeforeItExpires() {
    // When // Then
    assertThat(open(signed, issued.certificate(), EXPIRES.minusNanos(1))).isNotNull();
    assertThatThrownBy(() -> open(signed, issued.certificate(), EXPIRES))
        .isInstanceOf(SignedDocumentException.class)
        .hasMessageContaining("expired at 2026-12-22T00:00:00Z");
  }

  @Test
  void anotherSignerIsRefused() {
    // Given
    var other = authority.issueOperator().certificate();
    var member = Forge.jws(Typing.DIRECTORY, json(), ASKER.held(KeyUse.SIGN, suite()));
    var header = Forge.header(Typing.DIRECTORY, HeldKey.load(operator)).toString();
    var claimed = Forge.jws(header, json(), ASKER.held(KeyUse.SIGN, suite()));

    // When // Then
    refused(signed, other);
    refused(member, issued.certificate());
    refused(claimed, issued.certificate());
  }

  @Test
  void aMessageIsNoDirectory() {
    // Given
    var ask = Forge.jws(Typing.ASK, json(), HeldKey.load(operator));

    // When // Then
    refused(ask, issued.certificate());
  }

  static Stream<Arguments> forms() {
    return Stream.of(
        form("empty", text -> ""),
        form("newlines only", text -> "\n\n"),
        form("plain JSON", text -> "{}"),
        form("newline before", text -> "\n" + text),
        form("newline inside", text -> text.replaceFirst("\\.", ".\n")),
        form("space behind", text -> text + " "),
        form("last letter spelt otherwise", Forge::otherSpelling));
  }

  private static Arguments form(String name, UnaryOperator<String> spoil) {
    return argumentSet(name, spoil);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void whatIsNoCompactJwsIsRefused(UnaryOperator<String> spoil) {
    // When // Then
    refused(Forge.utf8(spoil.apply(Forge.text(signed))), issued.certificate());
  }

  @Test
  void oneFlippedBitAnywhereIsRefused() {
    for (int at = 0; at < signed.length; at += 61) {
      // Given
      var spoilt = signed.clone();
      spoilt[at] ^= 1;

      // When // Then
      refused(spoilt, issued.certificate());
    }
  }

  @Test
  void aDirectoryWithFaultsIsNeitherSignedNorOpened() {
    // Given
    var faulty = Forge.utf8("{\"version\":1}");
    var forged = Forge.jws(Typing.DIRECTORY, faulty, HeldKey.load(operator));

    // When // Then
    assertThatThrownBy(() -> documents.signDirectory(faulty, operator))
        .isInstanceOf(DirectoryException.class);
    assertThatThrownBy(() -> open(forged, issued.certificate(), NOW))
        .isInstanceOf(DirectoryException.class);
  }

  private void refused(byte[] wire, X509Certificate certificate) {
    assertThatThrownBy(() -> open(wire, certificate, NOW))
        .isInstanceOf(SignedDocumentException.class);
  }

  private TrustedDirectory open(byte[] wire, X509Certificate certificate, Instant now) {
    return documents.openDirectory(wire, certificate, now);
  }

  private static byte[] json() {
    return Forge.utf8(Federation.tree().toString());
  }
}

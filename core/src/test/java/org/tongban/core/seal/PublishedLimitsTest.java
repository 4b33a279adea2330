package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tongban.core.directory.ExampleDirectory.CLOCK;
import static org.tongban.core.directory.ExampleDirectory.NOW;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.catalogue.Release;

/** The catalogue's release, and the numbers of the operator's changes. */
class PublishedLimitsTest {
  private static final Instant EXPIRES = NOW.plus(Duration.ofDays(1));
  private static final Release RELEASE =
      new Release("example", 3, NOW, EXPIRES, Map.of("a/b/1.0/contract.yaml", "0".repeat(64)));

  private final DemonstrationAuthority authority = DemonstrationAuthority.create(CLOCK, 90);
  private final DemonstrationKey first = authority.issueOperator();
  private final DemonstrationKey second = authority.issueOperator();
  private final SignedDocuments documents = new SignedDocuments(Federation.CRYPTO);
  @TempDir Path folder;
  private KeyPairFiles files;
  private KeyPairFiles others;

  @BeforeEach
  void write() throws IOException {
    files = Party.write(folder, "first", first);
    others = Party.write(folder, "second", second);
  }

  @Test
  void aReleaseIsGoodUntilBeforeItExpires() {
    // Given
    var signed = documents.signCatalogue(RELEASE, files);

    // Then
    assertThat(documents.openCatalogue(signed, first.certificate(), EXPIRES.minusMillis(1)))
        .isEqualTo(RELEASE);
    refused(() -> documents.openCatalogue(signed, first.certificate(), EXPIRES), "expired");
  }

  @Test
  void aReleaseOfAnotherSignerOrADirectoryInItsPlaceIsRefused() {
    // Given
    var signed = documents.signCatalogue(RELEASE, others);
    var pretended = Forge.jws(Typing.DIRECTORY, RELEASE.json(), HeldKey.load(files));

    // Then
    refused(() -> documents.openCatalogue(signed, first.certificate(), NOW), "not signed");
    refused(() -> documents.openCatalogue(pretended, first.certificate(), NOW), "no signed");
  }

  @Test
  void theNextChangeHasTheNextNumber() {
    // Given
    var change = new OperatorChange("example", 4, second.certificate(), NOW, EXPIRES);
    var lines = documents.signOperator(change, files);

    // Then
    assertThat(documents.nextNumber(new byte[0], first.certificate())).isEqualTo(1);
    assertThat(documents.nextNumber(lines, second.certificate())).isEqualTo(5);
    refused(() -> documents.nextNumber(lines, first.certificate()), "about another key");
    refused(() -> documents.nextNumber(Forge.utf8("{}"), first.certificate()), "no signed");
  }

  private static void refused(Runnable opening, String why) {
    assertThatThrownBy(opening::run)
        .isInstanceOf(SignedDocumentException.class)
        .hasMessageContaining(why);
  }
}

package org.tongban.core.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.core.directory.Suite;

/** Whatever byte of a proof is another one, a check fails and is named. */
class FlippedByteTest {
  @ParameterizedTest
  @EnumSource(Suite.class)
  void everyByteOfEveryMemberCounts(Suite suite) {
    // Given
    var one = new Case(suite);
    var good = Container.read(one.make(one.content()));
    for (var name : good.names()) {
      var bytes = good.member(name).orElseThrow();
      for (var at = 0; at < bytes.length; at += step(suite)) {
        // When
        var members = new LinkedHashMap<String, byte[]>();
        good.names().forEach(each -> members.put(each, good.member(each).orElseThrow()));
        members.get(name)[at] ^= 1;

        // Then
        if (isSigned(Container.of(members))) {
          fail(name + ", byte " + at + " can be flipped unseen");
        }
      }
    }
  }

  /** Both suites sign the same members; the second needs no more than a sample of them. */
  private static int step(Suite suite) {
    return suite == Suite.ES256 ? 1 : 23;
  }

  /** By the first checks alone: all of them for each of so many bytes would take minutes. */
  private static boolean isSigned(Container container) {
    var dossier = new Dossier(container, Case.ANCHORS, Case.CRYPTO);
    var form = new FormChecks(dossier);
    try {
      form.content();
      new PublishedChecks(dossier).directory();
      form.seal();
      return true;
    } catch (CheckFault | ProofException e) {
      return false;
    }
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void theCheckThatFailsIsNamed(Suite suite) {
    // Given
    var one = new Case(suite);
    var good = Container.read(one.make(one.content()));
    for (var name : good.names()) {
      for (var at : List.of(0, good.member(name).orElseThrow().length / 2)) {
        // When
        var members = new LinkedHashMap<String, byte[]>();
        good.names().forEach(each -> members.put(each, good.member(each).orElseThrow()));
        members.get(name)[at] ^= 1;
        var report = Case.verify(Container.of(members).bytes());

        // Then
        var finds = name.equals(ProofMaker.SIGNATURE) ? ProofCheck.SEAL : ProofCheck.CONTENT;
        assertThat(report.failed()).as(name).map(CheckResult::check).contains(finds);
      }
    }
  }

  @Test
  void everyPlaceOfTheFileCounts() {
    // Given
    var one = new Case(Suite.ES256);
    var file = one.make(one.content());
    for (var at = 0; at < file.length; at += 11) {
      // When
      var spoilt = file.clone();
      spoilt[at] ^= 0x20;

      // Then
      assertThat(Case.verify(spoilt).failed()).as("byte %d", at).isPresent();
    }
  }

  @Test
  void everyCutCounts() {
    // Given
    var one = new Case(Suite.ES256);
    var file = one.make(one.content());
    for (var length = 0; length < file.length; length += 211) {
      // When
      var cut = Arrays.copyOf(file, length);

      // Then
      assertThat(Case.verify(cut).failed()).as("%d bytes", length).isPresent();
    }
  }
}

package org.tongban.core.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.tongban.core.directory.ExampleDirectory.QINGPU;
import static org.tongban.core.directory.ExampleDirectory.bytes;
import static org.tongban.core.directory.ExampleDirectory.tree;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;

class DirectoryTest {
  private static final ServiceId CARE = new ServiceId("eldercare.assessment");

  @Test
  void readsEveryPartOfAGoodDirectory() {
    // When
    var directory = Directory.parse(bytes(tree()));

    // Then
    assertThat(directory.version()).isEqualTo(7);
    assertThat(directory.issued()).isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
    assertThat(directory.expires()).isEqualTo(Instant.parse("2026-12-22T00:00:00Z"));
    assertThat(directory.members())
        .extracting(m -> m.code().value())
        .containsExactly("310118", "320509", "330421");
    assertThat(directory.agreement("care-2026"))
        .get()
        .extracting(Agreement::parties)
        .satisfies(parties -> assertThat((Set<?>) parties).hasSize(2));
    assertThat(directory.agreement("other")).isEmpty();
  }

  @Test
  void findsAKeyByItsThumbprintAndByUseAndTime() {
    // Given
    var directory = ExampleDirectory.directory();
    var member = directory.member(QINGPU).orElseThrow();

    // When
    var keys = member.keys(KeyUse.SIGN, Instant.parse("2026-11-23T00:00:00Z"));

    // Then
    assertThat(keys).hasSize(1);
    assertThat(keys.get(0).thumbprint()).hasSize(43);
    assertThat(directory.byThumbprint(keys.get(0).thumbprint())).contains(keys.get(0));
    assertThat(directory.byThumbprint("nothing")).isEmpty();
  }

  static Stream<Arguments> times() {
    return Stream.of(
        argumentSet("a second before its first", "2026-11-22T01:59:59Z", 0),
        argumentSet("at its first moment", "2026-11-22T02:00:00Z", 1),
        argumentSet("a second before its last", "2026-11-30T23:59:59Z", 1),
        argumentSet("at its last moment", "2026-12-01T00:00:00Z", 0));
  }

  @ParameterizedTest
  @MethodSource("times")
  void aKeyIsUsableFromItsFirstMomentUntilBeforeItsLast(String at, int usable) {
    // Given
    var member = ExampleDirectory.directory().member(QINGPU).orElseThrow();

    // When
    var keys = member.keys(KeyUse.TLS, Instant.parse(at));

    // Then
    assertThat(keys).hasSize(usable);
  }

  @Test
  void aRevokedKeyIsNeverUsable() {
    // Given
    var tree = tree();
    key(tree).put("revoked", true);

    // When
    var member = Directory.parse(bytes(tree)).member(QINGPU).orElseThrow();

    // Then
    assertThat(member.keys(KeyUse.SIGN, Instant.parse("2026-11-23T00:00:00Z"))).isEmpty();
    assertThat(member.keys()).hasSize(3);
  }

  static Stream<Arguments> versions() {
    return Stream.of(
        argumentSet("the offered one", "1.0", true),
        argumentSet("an older minor one", "1.1", true),
        argumentSet("a newer minor one", "1.3", false),
        argumentSet("another major one", "2.0", false));
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aMemberAnswersOlderMinorVersionsOnly(String version, boolean offers) {
    // Given
    var member = ExampleDirectory.directory().member(QINGPU).orElseThrow();

    // When
    var answer = member.offers(CARE, ServiceVersion.parse(version));

    // Then
    assertThat(answer).isEqualTo(offers);
    assertThat(member.offers(new ServiceId("other.service"), new ServiceVersion(1, 0))).isFalse();
  }

  private static ObjectNode key(ObjectNode tree) {
    return (ObjectNode) tree.at("/members/0/keys/0");
  }
}

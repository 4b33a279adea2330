package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.ServiceVersion;

/** The last value of a claim that is taken and the first that is not. */
class ClaimLimitsTest {
  private static final int MOST = 200;
  private static final SignedAsk SENT = Federation.open(Federation.ask(), Suite.ES256).signed();

  private static ObjectNode refusal() {
    var claims = Federation.answerClaims(SENT);
    claims.put("outcome", Outcome.REFUSED.name()).put("reason", "version-not-accepted");
    claims.remove("body");
    return claims;
  }

  private static byte[] bytes(ObjectNode claims) {
    return Forge.utf8(claims.toString());
  }

  private static void versions(ObjectNode claims, int count) {
    var accepts = claims.putArray("accepts");
    for (int i = 0; i < count; i++) {
      accepts.add("1." + i);
    }
  }

  @Test
  void theVersionsThatAreAnsweredGoThereAndBack() throws NotSealedException {
    // Given
    var claims = refusal();
    versions(claims, MOST);

    // When
    var answer = AnswerClaims.read(bytes(claims), List.of());

    // Then
    assertThat(answer.accepts()).hasSize(MOST).startsWith(new ServiceVersion(1, 0));
    assertThat(AnswerClaims.read(AnswerClaims.write(answer, List.of()), List.of()))
        .isEqualTo(answer);
  }

  static Stream<Arguments> noVersions() {
    return Stream.of(
        spoil("an empty list", claims -> claims.putArray("accepts")),
        spoil("no list", claims -> claims.put("accepts", "1.0")),
        spoil("too many", claims -> versions(claims, MOST + 1)),
        spoil("no version", claims -> claims.putArray("accepts").add("1")),
        spoil("no text", claims -> claims.putArray("accepts").add(1.0)));
  }

  private static Arguments spoil(String name, Consumer<ObjectNode> spoil) {
    return Arguments.argumentSet(name, spoil);
  }

  @ParameterizedTest
  @MethodSource("noVersions")
  void anotherListOfVersionsIsRefused(Consumer<ObjectNode> spoil) {
    // Given
    var claims = refusal();
    spoil.accept(claims);

    // Then
    assertThatThrownBy(() -> AnswerClaims.read(bytes(claims), List.of()))
        .isInstanceOf(NotSealedException.class);
  }

  @Test
  void twoHundredPartsMayBeMissing() throws NotSealedException {
    // Given
    var claims = Federation.answerClaims(SENT);
    var missing = claims.putArray("missing");
    for (int i = 0; i < MOST; i++) {
      missing.addObject().put("field", "f" + i).put("reason", "NOT_CONNECTED");
    }

    // Then
    assertThat(AnswerClaims.read(bytes(claims), List.of()).missing()).hasSize(MOST);
    missing.addObject().put("field", "one").put("reason", "more");
    assertThatThrownBy(() -> AnswerClaims.read(bytes(claims), List.of()))
        .isInstanceOf(NotSealedException.class);
  }

  @Test
  void caseAndAgreementTakeAHundredCharacters() throws NotSealedException {
    for (var claim : new String[] {"case", "agr"}) {
      // Given
      var claims = Federation.askClaims();

      // Then
      var read = AskClaims.read(bytes(claims.put(claim, "x".repeat(100))), List.of());
      assertThat(AskClaims.read(AskClaims.write(read, List.of()), List.of())).isEqualTo(read);
      assertThatThrownBy(() -> AskClaims.read(bytes(claims.put(claim, "x".repeat(101))), List.of()))
          .isInstanceOf(NotSealedException.class);
    }
  }

  @Test
  void theDigestOfAnAuthorizationGoesThereAndBack() throws NotSealedException {
    // Given
    var claims = Federation.askClaims();
    ((ObjectNode) claims.get("basis")).set("digest", DigestClaim.write(SENT.digest()));

    // When
    var ask = AskClaims.read(bytes(claims), List.of());

    // Then
    assertThat(ask.basis().digest()).contains(SENT.digest());
    assertThat(AskClaims.read(AskClaims.write(ask, List.of()), List.of())).isEqualTo(ask);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.0", "\"1\"", "4294967297", "null"})
  void aHopForeseesAWholeNumberOfRelays(String relays) {
    // Given
    var hop = Relays.following(Relays.sealed(Federation.ask(), Suite.ES256).wire()).toString();

    // Then
    var before = hop.replaceAll(".*\"relays\":([0-9]+).*", "$1");
    assertThat(Integer.parseInt(before)).isBetween(1, Directory.MOST_RELAYS);
    for (var value : new String[] {relays, String.valueOf(Directory.MOST_RELAYS + 1)}) {
      var spoilt = hop.replace("\"relays\":" + before, "\"relays\":" + value);
      assertThatThrownBy(() -> HopClaims.read(Forge.utf8(spoilt)))
          .isInstanceOf(NotSealedException.class);
    }
  }
}

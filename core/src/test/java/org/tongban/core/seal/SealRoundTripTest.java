package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.tongban.core.directory.ExampleDirectory.CLOCK;
import static org.tongban.core.seal.Federation.ANSWERER;
import static org.tongban.core.seal.Federation.ASKER;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;

/** What one node seals the other opens, whichever implementation of the algorithms each has. */
class SealRoundTripTest {
  /** The suite under test; the same cases run again in the other. */
  Suite suite() {
    return Suite.ES256;
  }

  static Stream<Arguments> ways() {
    var providers =
        Map.of("native", CryptoProvider.choose(), "bouncy castle", CryptoProvider.bouncyCastle());
    var ways = new ArrayList<Arguments>();
    for (var sealing : providers.entrySet()) {
      for (var opening : providers.entrySet()) {
        for (var encrypted : List.of(false, true)) {
          var name =
              sealing.getKey()
                  + " to "
                  + opening.getKey()
                  + (encrypted ? ", encrypted" : ", signed only");
          ways.add(argumentSet(name, sealing.getValue(), opening.getValue(), encrypted));
        }
      }
    }
    return ways.stream();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void anAskArrivesAsItWasSigned(CryptoProvider sealing, CryptoProvider opening, boolean secret) {
    // Given
    var sealer = new Sealer(sealing, ASKER::keys);
    var ask = Federation.ask();

    // When
    var sealed = sealer.seal(sealer.sign(ask, suite()), recipient(ANSWERER, secret));
    var opened = opener(opening, ANSWERER).openAsk(sealed.wire(), ASKER.code());

    // Then
    assertThat(opened.ask()).isEqualTo(ask);
    assertThat(opened.bytes()).isEqualTo(sealed.signed().bytes());
    assertThat(opened.digest()).isEqualTo(sealed.signed().digest());
    assertThat(opened.thumbprint())
        .isEqualTo(ASKER.keys().signingThumbprint(suite()).orElseThrow());
    assertThat(opened.encrypted()).isEqualTo(secret);
    assertThat(sealed.encrypted()).isEqualTo(secret);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void anAnswerArrivesAsItWasSigned(
      CryptoProvider sealing, CryptoProvider opening, boolean secret) {
    // Given
    var sealer = new Sealer(sealing, ANSWERER::keys);
    var sent =
        secret
            ? Federation.encrypted(Federation.ask(), suite())
            : Federation.open(Federation.ask(), suite());
    var answer = Federation.answer(sent.signed());

    // When
    var sealed = sealer.seal(sealer.sign(answer, suite()), recipient(ASKER, secret));
    var opened = opener(opening, ASKER).openAnswer(sealed.wire(), sent);

    // Then
    assertThat(opened.answer()).isEqualTo(answer);
    assertThat(opened.bytes()).isEqualTo(sealed.signed().bytes());
    assertThat(opened.digest()).isEqualTo(sealed.signed().digest());
    assertThat(opened.answering()).isSameAs(sent.signed());
    assertThat(opened.thumbprint())
        .isEqualTo(ANSWERER.keys().signingThumbprint(suite()).orElseThrow());
  }

  @Test
  void anExchangeOpensAgainFromWhatTheJournalKeeps() {
    // Given
    var sent = Federation.open(Federation.ask(), suite());
    var answer = Federation.answer(sent.signed());

    // When
    var opened =
        Federation.opener(ASKER).reopen(sent.signed().bytes(), Federation.wire(answer, suite()));

    // Then
    assertThat(opened.answer()).isEqualTo(answer);
  }

  @Test
  void anEncryptedMessageShowsNothingOfThePerson() {
    // When
    var wire = Forge.text(Federation.encrypted(Federation.ask(), suite()).wire());

    // Then
    for (var part : wire.split("\\.", -1)) {
      assertThat(Forge.text(Forge.decode(part))).doesNotContain(Federation.CITIZEN);
    }
  }

  @Test
  void bothProvidersSayWhatTheyAre() {
    // When
    var fallback = CryptoProvider.bouncyCastle();

    // Then
    assertThat(fallback.isNative()).isFalse();
    assertThat(fallback.name()).startsWith("BC ");
    assertThat(CryptoProvider.choose().name()).isNotBlank();
  }

  private static Opener opener(CryptoProvider provider, Party self) {
    var directory = Federation.trusted(Federation.tree());
    return new Opener(provider, self::keys, () -> directory, self.code(), Federation.LIMITS, CLOCK);
  }

  private Optional<CertifiedKey> recipient(Party party, boolean secret) {
    return secret ? Optional.of(Federation.encryptionKey(party, suite())) : Optional.empty();
  }

  @Test
  void theCertificatesOfADemonstrationAreKnownAsSuch() {
    // When // Then
    assertThat(ASKER.keys().fromDemonstrationAuthority()).isTrue();
    assertThat(ASKER.keys().tls().thumbprint())
        .isEqualTo(CertifiedKey.thumbprintOf(ASKER.certificate(KeyUse.TLS)));
  }
}

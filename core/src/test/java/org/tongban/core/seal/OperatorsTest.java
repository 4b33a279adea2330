package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tongban.core.directory.ExampleDirectory.CLOCK;
import static org.tongban.core.directory.ExampleDirectory.NOW;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.message.StrictJson;

/** The operator's key is followed by a second and a third one. */
class OperatorsTest {
  private static final Instant SECOND = NOW.plus(Duration.ofDays(1));
  private static final Instant FIRST_ENDS = NOW.plus(Duration.ofDays(2));
  private static final Instant THIRD = NOW.plus(Duration.ofDays(3));
  private static final Instant SECOND_ENDS = NOW.plus(Duration.ofDays(4));

  private final DemonstrationAuthority authority = DemonstrationAuthority.create(CLOCK, 90);
  private final DemonstrationKey[] keys = {
    authority.issueOperator(), authority.issueOperator(), authority.issueOperator()
  };
  private final KeyPairFiles[] files = new KeyPairFiles[3];
  private final SignedDocuments documents = new SignedDocuments(Federation.CRYPTO);
  private String toSecond;
  private String toThird;
  @TempDir Path folder;

  @BeforeEach
  void sign() throws IOException {
    for (int i = 0; i < 3; i++) {
      files[i] = Party.write(folder, "operator" + i, keys[i]);
    }
    toSecond = signed(change(1, 1, SECOND, FIRST_ENDS), 0);
    toThird = signed(change(2, 2, THIRD, SECOND_ENDS), 1);
  }

  private OperatorChange change(long number, int to, Instant from, Instant until) {
    return new OperatorChange("example", number, keys[to].certificate(), from, until);
  }

  private String signed(OperatorChange change, int by) {
    return Forge.text(documents.signOperator(change, files[by])) + "\n";
  }

  private Operators open(String lines, int first) {
    return documents.openOperators(
        lines.getBytes(StandardCharsets.US_ASCII), keys[first].certificate());
  }

  @Test
  void eachKeyIsBelievedInItsTimeOnly() {
    // When
    var operators = open(toSecond + toThird, 0);

    // Then
    assertThat(operators.number()).isEqualTo(2);
    assertThat(operators.at(NOW)).containsExactly(keys[0].certificate());
    assertThat(operators.at(SECOND.minusMillis(1))).containsExactly(keys[0].certificate());
    assertThat(operators.at(SECOND)).containsExactly(keys[0].certificate(), keys[1].certificate());
    assertThat(operators.at(FIRST_ENDS)).containsExactly(keys[1].certificate());
    assertThat(operators.at(SECOND_ENDS)).containsExactly(keys[2].certificate());
  }

  @Test
  void aNodeThatWasGivenTheSecondKeyByHandFollowsFromThere() {
    // When
    var operators = open(toSecond + toThird, 1);

    // Then
    assertThat(operators.number()).isEqualTo(2);
    assertThat(operators.at(NOW)).containsExactly(keys[1].certificate());
    assertThat(operators.at(SECOND_ENDS)).containsExactly(keys[2].certificate());
  }

  @Test
  void withoutAChangeTheFirstKeyHasNoEnd() {
    // Then
    assertThat(open("", 0).at(Instant.MAX.minusSeconds(1))).containsExactly(keys[0].certificate());
    assertThat(open("", 0).number()).isZero();
  }

  @Test
  void directoryAndCatalogueAreOpenedWithTheKeysOfTheirTimeOnly() {
    // Given
    var json = StrictJson.write(Federation.tree());
    var old = documents.signDirectory(json, files[0]);
    var fresh = documents.signDirectory(json, files[1]);
    var operators = open(toSecond, 0);

    // When // Then
    assertThat(documents.openDirectory(old, operators.at(SECOND), SECOND)).isNotNull();
    assertThat(documents.openDirectory(fresh, operators.at(SECOND), SECOND)).isNotNull();
    refused(() -> documents.openDirectory(fresh, operators.at(NOW), NOW));
    refused(() -> documents.openDirectory(old, operators.at(FIRST_ENDS), FIRST_ENDS));
    assertThat(documents.openDirectory(fresh, operators.at(FIRST_ENDS), FIRST_ENDS)).isNotNull();
  }

  @Test
  void whatDoesNotFollowIsRefused() {
    // Given
    var again = signed(change(1, 2, THIRD, SECOND_ENDS), 1);
    var gap = signed(change(3, 2, THIRD, SECOND_ENDS), 1);
    var elsewhere = new OperatorChange("other", 2, keys[2].certificate(), THIRD, SECOND_ENDS);
    var oldAgain = signed(change(2, 2, THIRD, SECOND_ENDS), 0);

    // When // Then
    for (var line : new String[] {again, gap, signed(elsewhere, 1), oldAgain, "\n", "{}\n"}) {
      refused(() -> open(toSecond + line, 0));
    }
  }

  @Test
  void aChangeThatTheFirstKeyDidNotSignGivesNobodyARight() {
    // Given
    var thief = signed(change(1, 2, NOW, SECOND), 2);

    // Then
    assertThat(open(thief, 0).at(NOW)).containsExactly(keys[0].certificate());
  }

  @Test
  void noBitOfAChangeCanBeFlipped() {
    // Given
    var bytes = toSecond.strip().getBytes(StandardCharsets.US_ASCII);

    // When // Then
    for (int i = 0; i < bytes.length; i++) {
      var flipped = bytes.clone();
      flipped[i] ^= 1;
      assertThat(believed(flipped)).as("byte " + i).isFalse();
    }
  }

  private boolean believed(byte[] lines) {
    try {
      return documents.openOperators(lines, keys[0].certificate()).number() > 0;
    } catch (SignedDocumentException e) {
      return false;
    }
  }

  @Test
  void anotherDocumentOfTheOperatorIsNoChange() {
    // Given
    var json = change(1, 1, SECOND, FIRST_ENDS).json();
    var directory = Forge.jws(Typing.DIRECTORY, json, HeldKey.load(files[0]));

    // When // Then
    refused(() -> open(Forge.text(directory), 0));
  }

  static Stream<Arguments> spoiled() {
    return Stream.of(
        spoil("another member", json -> json.put("more", 1)),
        spoil("a member is missing", json -> json.remove("until")),
        spoil("number 0", json -> json.put("number", 0)),
        spoil("number as text", json -> json.put("number", "1")),
        spoil("number with a fraction", json -> json.put("number", 1.5)),
        spoil("ends before the next begins", json -> json.put("until", NOW.toString())),
        spoil("no time", json -> json.put("from", "tomorrow")),
        spoil("no name", json -> json.put("federation", "a b")),
        spoil("no certificate", json -> json.put("certificate", "AAAA")));
  }

  private static Arguments spoil(String name, Consumer<ObjectNode> change) {
    return Arguments.argumentSet(name, change);
  }

  @ParameterizedTest
  @MethodSource("spoiled")
  void aChangeWithFaultsIsRefused(Consumer<ObjectNode> spoil) {
    // Given
    var json = (ObjectNode) StrictJson.parse(change(1, 1, SECOND, FIRST_ENDS).json());
    spoil.accept(json);
    var line = Forge.jws(Typing.OPERATOR, StrictJson.write(json), HeldKey.load(files[0]));

    // When // Then
    refused(() -> open(Forge.text(line), 0));
  }

  private static void refused(Runnable opening) {
    assertThatThrownBy(opening::run).isInstanceOf(SignedDocumentException.class);
  }
}

package org.tongban.core.catalogue;

import static org.tongban.core.fuzz.Hostile.only;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.fuzz.Hostile;
import org.tongban.core.fuzz.Spoiler;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Violation;

/**
 * Whatever an ask or an answer holds as its body. The first byte says which contract it is held
 * against.
 */
class BodyFuzzTest {
  private static final List<Contract> CONTRACTS = List.copyOf(Examples.CATALOGUE.contracts());

  static Stream<byte[]> asks() {
    return Spoiler.spoil(examples(true));
  }

  private static List<byte[]> examples(boolean ask) {
    return Examples.all(true)
        .filter(example -> example.example().ask() == ask)
        .filter(example -> example.example().content().isPresent())
        .map(example -> numbered(example.contract(), example.example().content().get()))
        .toList();
  }

  private static byte[] numbered(Contract contract, JsonNode body) {
    var bytes = new ByteArrayOutputStream();
    bytes.write(CONTRACTS.indexOf(contract));
    bytes.writeBytes(body.toString().getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  @MethodSource("asks")
  @FuzzTest
  void ask(byte[] bytes) {
    checked(bytes, (contract, body) -> Examples.CATALOGUE.checkAskBody(contract, body));
  }

  static Stream<byte[]> answers() {
    return Spoiler.spoil(examples(false));
  }

  @MethodSource("answers")
  @FuzzTest
  void answer(byte[] bytes) {
    checked(
        bytes,
        (contract, body) ->
            Examples.CATALOGUE.checkAnswer(contract, Outcome.POSITIVE, Optional.of(body)));
  }

  private static Contract contract(byte[] bytes) {
    return CONTRACTS.get(Byte.toUnsignedInt(bytes[0]) % CONTRACTS.size());
  }

  private static Optional<JsonNode> body(byte[] bytes) {
    if (bytes.length == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(StrictJson.parse(Arrays.copyOfRange(bytes, 1, bytes.length)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Violations are told, in words of the contract; nothing is thrown. */
  private static void checked(byte[] bytes, BiFunction<Contract, JsonNode, List<Violation>> check) {
    var body = body(bytes);
    if (body.isPresent()) {
      Hostile.refusal(
          only(), () -> check.apply(contract(bytes), body.get()).forEach(BodyFuzzTest::silent));
    }
  }

  /**
   * A pointer names the members that the contract doesn't know, unless they could name a person.
   */
  private static void silent(Violation violation) {
    Hostile.silent(violation.message(), null);
    Hostile.anonymous(violation.pointer(), null);
  }
}

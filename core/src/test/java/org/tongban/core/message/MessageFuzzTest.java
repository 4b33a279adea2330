package org.tongban.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.core.fuzz.Hostile.CITIZEN;
import static org.tongban.core.fuzz.Hostile.WORD;
import static org.tongban.core.fuzz.Hostile.only;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.fuzz.Hostile;
import org.tongban.core.fuzz.Spoiler;

/** Whatever a peer writes where a message has a number, a name, a code or JSON. */
class MessageFuzzTest {
  private static final List<Class<?>> REFUSAL = only(IllegalArgumentException.class);
  private static final List<Consumer<String>> CODES =
      List.of(
          MemberCode::new,
          MessageId::parse,
          ServiceId::new,
          ServiceVersion::parse,
          Purpose::new,
          text -> new Digest(Digest.SHA_256, text),
          text -> new Digest(text, text),
          text -> new Actor(text, "unit", "clerk"));

  static Stream<byte[]> documents() {
    return Spoiler.spoilTexts(
        "{\"a\":[1,-2.5e3,true,null,\"%s %s\"],\"\\u516c\":{\"b\":{}}}".formatted(CITIZEN, WORD),
        "\"%s\"".formatted(WORD),
        "[".repeat(40),
        "{\"a\":1,\"a\":2}",
        "1E999999999",
        "[1,%se99999999999]".formatted(CITIZEN),
        "");
  }

  @MethodSource("documents")
  @FuzzTest
  void json(byte[] bytes) {
    Hostile.refusal(
        REFUSAL,
        () -> {
          var document = StrictJson.parse(bytes);
          var written = StrictJson.write(document);
          assertThat(StrictJson.write(StrictJson.parse(written))).isEqualTo(written);
        });
  }

  static Stream<byte[]> texts() {
    return Spoiler.spoilTexts(
        "310118",
        "0199a3e2-7b7c-7000-8000-0123456789ab",
        WORD + "--7b7c-7000-8000-0123456789ab",
        "certificate.marriage",
        "1.0",
        "MARRIAGE_REGISTRATION",
        "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU",
        CITIZEN);
  }

  @MethodSource("texts")
  @FuzzTest
  void codes(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.UTF_8);
    for (var code : CODES) {
      Hostile.refusal(REFUSAL, () -> code.accept(text))
          .ifPresent(
              refusal ->
                  assertThat(text.length() > 5 && refusal.getMessage().contains(text)).isFalse());
    }
  }
}

package org.tongban.core.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.tongban.core.directory.ExampleDirectory.bytes;
import static org.tongban.core.directory.ExampleDirectory.tree;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.seal.DemonstrationAuthority;

/** Every mistake that a directory can hold, one at a time and all together. */
class DirectoryMistakesTest {
  private static final DemonstrationAuthority SM2 =
      DemonstrationAuthority.create(ExampleDirectory.CLOCK, 30, Suite.SM2);

  static Stream<Arguments> mistakes() {
    return Stream.of(
        spoilt(
            "unknown key with a near one",
            t -> t.put("isued", 1),
            "/isued",
            "did you mean 'issued'"),
        spoilt("no version", t -> t.remove("version"), "/version", "is missing"),
        spoilt("version as text", t -> t.put("version", "7"), "/version", "whole number"),
        spoilt("version nought", t -> t.put("version", 0), "/version", "whole number"),
        spoilt("version too large", t -> t.put("version", 1e30), "/version", "whole number"),
        spoilt("bad date", t -> t.put("issued", "yesterday"), "/issued", "must be a time"),
        spoilt(
            "expires before issued",
            t -> t.put("expires", "2026-01-01T00:00:00Z"),
            "/expires",
            "later"),
        spoilt(
            "no members",
            t -> without(t, "agreements").putArray("members"),
            "/members",
            "must not be empty"),
        spoilt(
            "members no array",
            t -> without(t, "agreements").put("members", 1),
            "/members",
            "must be an array"),
        spoilt(
            "member code",
            t -> ((ObjectNode) t.at("/members/1")).put("code", "31011"),
            "/members/1/code",
            "six digits"),
        spoilt(
            "member twice",
            t -> ((ObjectNode) t.at("/members/1")).put("code", "310118"),
            "/members/1/code",
            "already at /members/0/code"),
        spoilt(
            "blank name",
            t -> ((ObjectNode) member(t).get("name")).put("zh", " "),
            "/members/0/name/zh",
            "characters"),
        spoilt(
            "credit code check",
            t -> member(t).put("creditCode", "11310199000000019L"),
            "/members/0/creditCode",
            "GB 32100"),
        spoilt(
            "prefix of five digits",
            t -> prefixes(t).add("31011"),
            "/members/0/prefixes/1",
            "digits"),
        spoilt(
            "prefix of two members",
            t -> prefixes(t).add("320509"),
            "/members/1/prefixes/0",
            "already at /members/0/prefixes/1"),
        spoilt("prefix twice", t -> prefixes(t).add("310118"), "/members/0/prefixes/1", "already"),
        spoilt(
            "plain http",
            t -> list(t, "endpoints").add("http://localhost"),
            "/members/0/endpoints/1",
            "https"),
        spoilt(
            "endpoint with user",
            t -> list(t, "endpoints").add("https://a@localhost"),
            "/members/0/endpoints/1",
            "https"),
        spoilt("status", t -> member(t).put("status", "maybe"), "/members/0/status", "suspended"),
        spoilt(
            "service version",
            t -> ((ArrayNode) t.at("/members/0/services/0/versions")).add("1"),
            "/members/0/services/0/versions/2",
            "1.0"),
        spoilt(
            "service twice",
            t -> list(t, "services").add(t.at("/members/0/services/0")),
            "/members/0/services/1/id",
            "twice"),
        spoilt(
            "key use",
            t -> key(t).put("use", "wave"),
            "/members/0/keys/0/use",
            "sign, tls or encrypt"),
        spoilt("suite", t -> key(t).put("suite", "RS256"), "/members/0/keys/0/suite", "ES256"),
        spoilt(
            "certificate no base64",
            t -> key(t).put("certificate", "***"),
            "/members/0/keys/0/certificate",
            "X.509"),
        spoilt(
            "certificate no X.509",
            t -> key(t).put("certificate", "AAAA"),
            "/members/0/keys/0/certificate",
            "X.509"),
        spoilt(
            "certificate with a tail",
            t -> key(t).put("certificate", tailed(t)),
            "/members/0/keys/0/certificate",
            "X.509"),
        spoilt(
            "certificate twice",
            t -> key(t).set("certificate", t.at("/members/1/keys/0/certificate")),
            "/members/1/keys/0/certificate",
            "already at /members/0/keys/0/certificate"),
        spoilt(
            "certificate of another use",
            t -> key(t).put("certificate", encryption()),
            "/members/0/keys/0/certificate",
            "key usage"),
        spoilt(
            "certificate on P-384",
            t -> key(t).put("certificate", onP384()),
            "/members/0/keys/0/certificate",
            "P-256"),
        spoilt(
            "P-256 called SM2",
            t -> key(t).put("suite", "SM2"),
            "/members/0/keys/0/certificate",
            "sm2p256v1"),
        spoilt(
            "SM2 called ES256",
            t -> key(t).put("certificate", onSm2(KeyUse.SIGN)),
            "/members/0/keys/0/certificate",
            "P-256"),
        spoilt(
            "SM2 of another use",
            t -> key(t).put("suite", "SM2").put("certificate", onSm2(KeyUse.ENCRYPT)),
            "/members/0/keys/0/certificate",
            "key usage"),
        spoilt(
            "SM2 of another use, for connections",
            t -> tls(t).put("suite", "SM2").put("certificate", onSm2(KeyUse.ENCRYPT)),
            "/members/0/keys/1/certificate",
            "key usage"),
        spoilt(
            "key from after to",
            t -> key(t).put("to", "2026-11-22T02:00:00Z"),
            "/members/0/keys/0/to",
            "later than 'from'"),
        spoilt(
            "key before its certificate",
            t -> key(t).put("from", "2026-11-01T00:00:00Z"),
            "/members/0/keys/0/from",
            "earlier"),
        spoilt(
            "key outlives its certificate",
            t -> key(t).put("to", "2027-12-01T00:00:00Z"),
            "/members/0/keys/0/to",
            "last moment"),
        spoilt(
            "revoked as text",
            t -> key(t).put("revoked", "no"),
            "/members/0/keys/0/revoked",
            "true or false"),
        spoilt(
            "unknown member in an agreement",
            t -> parties(t).add("320505"),
            "/agreements/0/parties/2",
            "no member"),
        spoilt(
            "agreement of one", t -> parties(t).remove(1), "/agreements/0/parties", "two parties"),
        spoilt(
            "agreement ends before it begins",
            t -> agreement(t).put("to", "2025-01-01"),
            "/agreements/0/to",
            "earlier"),
        spoilt(
            "agreement on an impossible day",
            t -> agreement(t).put("to", "2026-02-30"),
            "/agreements/0/to",
            "must be a date"),
        spoilt(
            "agreement twice",
            t -> ((ArrayNode) t.get("agreements")).add(agreement(t).deepCopy()),
            "/agreements/1/id",
            "already"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void namesTheMistakeAndItsPlace(Consumer<ObjectNode> spoil, String pointer, String message) {
    // Given
    var tree = tree();
    spoil.accept(tree);

    // When
    var problems = problems(bytes(tree));

    // Then
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0)).startsWith(pointer + " ").contains(message);
  }

  @Test
  void namesAllMistakesAtOnce() {
    // Given
    var tree = tree();
    tree.put("version", -1).put("extra", true);
    member(tree).put("code", "x");
    prefixes(tree).add("330421");
    key(tree).put("certificate", "AAAA");
    parties(tree).add("999999");

    // When
    var problems = problems(bytes(tree));

    // Then
    assertThat(problems)
        .extracting(p -> p.substring(0, p.indexOf(' ')))
        .containsExactlyInAnyOrder(
            "/version",
            "/extra",
            "/members/0/code",
            "/members/2/prefixes/0",
            "/members/0/keys/0/certificate",
            "/agreements/0/parties/0",
            "/agreements/0/parties/2");
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        argumentSet("nothing", "", "empty"),
        argumentSet("no JSON", "{\"a\":", "no JSON from line 1"),
        argumentSet("an array", "[]", "must be an object"),
        argumentSet("two documents", "{} {}", "nothing may follow"),
        argumentSet("too deep", "[".repeat(40) + "]".repeat(40), "too deep"),
        argumentSet("a comment", "/* */ {}", "no JSON"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void refusesWhatIsNoJsonObject(String text, String message) {
    // When
    var problems = problems(text.getBytes(StandardCharsets.UTF_8));

    // Then
    assertThat(problems.get(0)).contains(message);
  }

  @Test
  void refusesBytesThatAreNoUtf8() {
    // When
    var problems = problems(tree().toString().getBytes(StandardCharsets.UTF_16));

    // Then
    assertThat(problems).singleElement().asString().contains("UTF-8");
  }

  @Test
  void namesEveryRepeatedKey() {
    // Given
    var text =
        tree()
            .toString()
            .replaceFirst("\"version\":7", "\"version\":7,\"version\":8")
            .replaceFirst("\"zh\"", "\"zh\":\"甲\",\"zh\"");

    // When
    var problems = problems(text.getBytes(StandardCharsets.UTF_8));

    // Then
    assertThat(problems)
        .containsExactlyInAnyOrder(
            "/version this key stands twice", "/members/0/name/zh this key stands twice");
  }

  private static List<String> problems(byte[] json) {
    var thrown = catchThrowableOfType(DirectoryException.class, () -> Directory.parse(json));
    assertThat(thrown).as("the directory was accepted").isNotNull();
    return thrown.problems().stream().map(Object::toString).toList();
  }

  private static Arguments spoilt(
      String name, Consumer<ObjectNode> spoil, String pointer, String message) {
    return argumentSet(name, spoil, pointer, message);
  }

  private static ObjectNode without(ObjectNode tree, String key) {
    tree.putArray(key);
    return tree;
  }

  private static ObjectNode member(ObjectNode tree) {
    return (ObjectNode) tree.at("/members/0");
  }

  private static ArrayNode list(ObjectNode tree, String key) {
    return (ArrayNode) member(tree).get(key);
  }

  private static ArrayNode prefixes(ObjectNode tree) {
    return list(tree, "prefixes");
  }

  private static ObjectNode key(ObjectNode tree) {
    return (ObjectNode) tree.at("/members/0/keys/0");
  }

  private static ObjectNode agreement(ObjectNode tree) {
    return (ObjectNode) tree.at("/agreements/0");
  }

  private static ArrayNode parties(ObjectNode tree) {
    return (ArrayNode) agreement(tree).get("parties");
  }

  private static String encryption() {
    return ExampleDirectory.base64(ExampleDirectory.newKey(KeyUse.ENCRYPT));
  }

  private static String tailed(ObjectNode tree) {
    var der = Base64.getDecoder().decode(key(tree).get("certificate").textValue());
    return Base64.getEncoder().encodeToString(Arrays.copyOf(der, der.length + 1));
  }

  private static ObjectNode tls(ObjectNode tree) {
    return (ObjectNode) tree.at("/members/0/keys/1");
  }

  private static String onSm2(KeyUse use) {
    return ExampleDirectory.base64(SM2.issue(ExampleDirectory.QINGPU, use));
  }

  private static String onP384() {
    return Foreign.certificate("secp384r1");
  }
}

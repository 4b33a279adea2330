package org.tongban.core.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.tongban.core.directory.ExampleDirectory.JIASHAN;
import static org.tongban.core.directory.ExampleDirectory.QINGPU;
import static org.tongban.core.directory.ExampleDirectory.WUJIANG;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.message.MemberCode;

/** Over whom a member is reached, and which directory says what can't be. */
class WaysTest {
  private static final MemberCode CITY = new MemberCode("310100");
  private static final MemberCode PROVINCE = new MemberCode("310000");
  private ObjectNode tree;

  @BeforeEach
  void addRelays() {
    tree = ExampleDirectory.tree();
    ExampleDirectory.addRelay(tree, PROVINCE, "31");
    ExampleDirectory.addRelay(tree, CITY, "3101");
    via(0, CITY);
  }

  private ObjectNode via(int member, MemberCode relay) {
    var at = (ObjectNode) tree.at("/members/" + member);
    return at.putObject("via").put("relay", relay.value());
  }

  @Test
  void aMemberIsReachedOverItsCityAndTheProvinceAroundThat() {
    // Given
    assertThat(relays(WUJIANG, QINGPU)).containsExactly(CITY);
    via(4, PROVINCE);

    // When // Then
    assertThat(relays(WUJIANG, QINGPU)).containsExactly(PROVINCE, CITY);
    assertThat(relays(WUJIANG, CITY)).containsExactly(PROVINCE);
    assertThat(relays(WUJIANG, PROVINCE)).isEmpty();
    assertThat(relays(QINGPU, WUJIANG)).isEmpty();
  }

  @Test
  void aRelayAsksFromWhereItStands() {
    // Given
    via(4, PROVINCE);

    // When // Then
    assertThat(relays(PROVINCE, QINGPU)).containsExactly(CITY);
    assertThat(relays(CITY, QINGPU)).isEmpty();
  }

  @Test
  void aWayMayBeForSomeOnly() {
    // Given
    via(0, CITY).putArray("askers").add(WUJIANG.value());

    // When // Then
    assertThat(relays(WUJIANG, QINGPU)).containsExactly(CITY);
    assertThat(relays(JIASHAN, QINGPU)).isEmpty();
  }

  @Test
  void nobodyIsReachedWhoIsNoMember() {
    assertThat(relays(WUJIANG, new MemberCode("999999"))).isEmpty();
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        spoilt("unknown relay", t -> via(t).put("relay", "440000"), "/members/0/via/relay no such"),
        spoilt("no relay", t -> via(t).remove("relay"), "/members/0/via/relay is missing"),
        spoilt("no code", t -> via(t).put("relay", "31"), "/members/0/via/relay must be six"),
        spoilt("unknown key", t -> via(t).put("relays", 1), "/members/0/via/relays unknown key"),
        spoilt("via no object", t -> member(t, 0).put("via", "310100"), "/members/0/via must be"),
        spoilt(
            "does not declare itself",
            t -> member(t, 4).put("relay", false),
            "/members/0/via/relay that member has no 'relay: true'"),
        spoilt(
            "relay no flag",
            t -> member(t, 4).put("relay", "yes"),
            "/members/4/relay must be true or false"),
        spoilt(
            "not around it",
            t -> via(t).put("relay", "320509"),
            "/members/0/via/relay that member has no"),
        spoilt(
            "of another city",
            t -> member(t, 4).putArray("prefixes").add("3102"),
            "/members/0/via/relay must hold a shorter prefix"),
        spoilt(
            "around one of two districts only",
            t -> member(t, 0).withArray("prefixes").add("310299"),
            "/members/0/via/relay must hold a shorter prefix"),
        spoilt(
            "itself",
            t -> {
              member(t, 0).put("relay", true);
              via(t).put("relay", "310118");
            },
            "/members/0/via/relay must hold a shorter prefix"),
        spoilt(
            "in a ring",
            t -> member(t, 3).putObject("via").put("relay", "310100"),
            "/members/3/via/relay must hold a shorter prefix"),
        spoilt(
            "three relays",
            t -> {
              member(t, 0).putArray("prefixes").add("310118901");
              member(t, 1).put("relay", true).putArray("prefixes").add("310118");
              via(t).put("relay", "320509");
              member(t, 1).putObject("via").put("relay", "310100");
              member(t, 4).putObject("via").put("relay", "310000");
            },
            "/members/0/via/relay leads over more than 2 relays"),
        spoilt(
            "unknown asker",
            t -> via(t).putArray("askers").add("440000"),
            "/members/0/via/askers names somebody who is no member"),
        spoilt(
            "nobody asks",
            t -> via(t).putArray("askers"),
            "/members/0/via/askers must not be empty"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void namesEveryWayThatCannotBeGone(Consumer<ObjectNode> spoil, String problem) {
    // Given
    spoil.accept(tree);

    // When
    var thrown =
        catchThrowableOfType(
            DirectoryException.class, () -> Directory.parse(ExampleDirectory.bytes(tree)));

    // Then
    assertThat(thrown).as("refused").isNotNull();
    assertThat(thrown.problems().stream().map(Object::toString))
        .anySatisfy(found -> assertThat(found).startsWith(problem));
  }

  private static Arguments spoilt(String name, Consumer<ObjectNode> spoil, String problem) {
    return argumentSet(name, spoil, problem);
  }

  private static ObjectNode member(ObjectNode tree, int index) {
    return (ObjectNode) tree.at("/members/" + index);
  }

  private static ObjectNode via(ObjectNode tree) {
    return (ObjectNode) tree.at("/members/0/via");
  }

  private List<MemberCode> relays(MemberCode asker, MemberCode target) {
    return Directory.parse(ExampleDirectory.bytes(tree)).relays(asker, target);
  }
}

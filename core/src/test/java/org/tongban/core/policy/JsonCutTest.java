package org.tongban.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonCutTest {
  private static final String BODY =
      """
      {"status":"VALID","parties":[{"name":"甲","id":"1"},{"id":"2"},{"name":"乙"}],
       "registrar":{"name":"丙","place":{"code":"310118"}},"lists":[[{"a":1,"b":2}],[]],"empty":{},
       "none":[]}
      """;

  static Stream<Arguments> cuts() {
    return Stream.of(
        argumentSet("one member", List.of("status"), "{\"status\":\"VALID\"}"),
        argumentSet(
            "a path permits all below",
            List.of("registrar"),
            "{\"registrar\":{\"name\":\"丙\",\"place\":{\"code\":\"310118\"}}}"),
        argumentSet(
            "a deep path",
            List.of("registrar.place.code"),
            "{\"registrar\":{\"place\":{\"code\":\"310118\"}}}"),
        argumentSet(
            "a member of each element",
            List.of("parties[].name"),
            "{\"parties\":[{\"name\":\"甲\"},{\"name\":\"乙\"}]}"),
        argumentSet(
            "a whole list",
            List.of("parties"),
            "{\"parties\":[{\"name\":\"甲\",\"id\":\"1\"},{\"id\":\"2\"},{\"name\":\"乙\"}]}"),
        argumentSet("lists in lists", List.of("lists[][].b"), "{\"lists\":[[{\"b\":2}],[]]}"),
        argumentSet("an empty list of elements", List.of("none[].name"), "{\"none\":[]}"),
        argumentSet("an empty list without its brackets", List.of("none.name"), "{}"),
        argumentSet("elements of which nothing is left", List.of("parties[].age"), "{}"),
        argumentSet("a list without its brackets", List.of("parties.name"), "{}"),
        argumentSet("brackets on an object", List.of("registrar[].name"), "{}"),
        argumentSet("below a scalar", List.of("status.x"), "{}"),
        argumentSet("nothing there", List.of("other"), "{}"),
        argumentSet("the beginning of a name", List.of("stat"), "{}"),
        argumentSet("an empty object that is permitted", List.of("empty"), "{\"empty\":{}}"),
        argumentSet("nothing permitted", List.of(), "{}"));
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void keepsWhatAPathNamesAndNothingElse(List<String> paths, String expected) {
    // Given
    var body = Queries.json(BODY);

    // When
    var cut = JsonCut.cut(body, FieldSet.of(paths));

    // Then
    assertThat(cut).isEqualTo(Queries.json(expected));
    assertThat(body).isEqualTo(Queries.json(BODY));
  }

  static Stream<Arguments> noObjects() {
    return Stream.of(
        argumentSet("a text", "\"secret\""),
        argumentSet("a list", "[{\"a\":1}]"),
        argumentSet("null", "null"));
  }

  @ParameterizedTest
  @MethodSource("noObjects")
  void aBodyThatIsNoObjectLeavesNothing(String body) {
    // When
    var cut = JsonCut.cut(Queries.json(body), FieldSet.of(List.of("a")));

    // Then
    assertThat(cut).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("tricks")
  void aMemberWithAStrangeNameIsNoWayIn(String body) {
    // When
    var cut = JsonCut.cut(Queries.json(body), FieldSet.of(List.of("a[].b", "c.d")));

    // Then
    assertThat(cut).isEmpty();
  }

  static Stream<Arguments> tricks() {
    return Stream.of(
        argumentSet("a member called []", "{\"a\":{\"[]\":{\"b\":1}}}"),
        argumentSet("a member with a dot", "{\"c.d\":1}"),
        argumentSet("a member with brackets", "{\"a[]\":{\"b\":1}}"));
  }

  @Property
  void noLeafIsLeftThatNoPathPermits(
      @ForAll("bodies") JsonNode body, @ForAll("paths") List<String> paths) {
    // Given
    var fields = FieldSet.of(paths);

    // When
    var cut = JsonCut.cut(body, fields);

    // Then
    assertThat(leaves(cut, List.of())).allMatch(leaf -> leaf.permitted(fields));
  }

  @Property
  void everyPermittedLeafIsKept(
      @ForAll("bodies") JsonNode body, @ForAll("paths") List<String> paths) {
    // Given
    var fields = FieldSet.of(paths);

    // When
    var cut = JsonCut.cut(body, fields);

    // Then
    assertThat(leaves(cut, List.of()))
        .isEqualTo(
            leaves(body, List.of()).stream().filter(leaf -> leaf.permitted(fields)).toList());
  }

  @Property
  void cuttingTwiceIsCuttingOnce(
      @ForAll("bodies") JsonNode body, @ForAll("paths") List<String> paths) {
    // When
    var once = JsonCut.cut(body, FieldSet.of(paths));

    // Then
    assertThat(JsonCut.cut(once, FieldSet.of(paths))).isEqualTo(once);
  }

  @Provide
  Arbitrary<JsonNode> bodies() {
    return RandomJson.objects();
  }

  @Provide
  Arbitrary<List<String>> paths() {
    var name = Arbitraries.of("a", "b", "c");
    var each = Arbitraries.of("", "", "[]", "[][]");
    var step = name.flatMap(n -> each.map(e -> n + e));
    return step.list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(steps -> String.join(".", steps))
        .list()
        .ofMaxSize(4);
  }

  /** Where scalars and empty containers stand. */
  private static List<Leaf> leaves(JsonNode node, List<String> at) {
    if (!node.isContainerNode() || node.isEmpty()) {
      return at.isEmpty() ? List.of() : List.of(new Leaf(at, node.isArray()));
    }
    var leaves = new ArrayList<Leaf>();
    node.properties()
        .forEach(m -> leaves.addAll(leaves(m.getValue(), with(at, quoted(m.getKey())))));
    if (node.isArray()) {
      node.forEach(element -> leaves.addAll(leaves(element, with(at, FieldPath.EACH))));
    }
    return leaves;
  }

  /** That a list has no elements may be known to whom something of each element may be told. */
  private record Leaf(List<String> at, boolean emptyList) {
    boolean permitted(FieldSet fields) {
      var each = new FieldPath(with(at, FieldPath.EACH));
      return fields.permits(new FieldPath(at))
          || emptyList && fields.paths().stream().anyMatch(path -> path.within(each));
    }
  }

  // a member called [] is not an element of a list
  private static String quoted(String key) {
    return key.equals(FieldPath.EACH) ? '"' + key + '"' : key;
  }

  private static List<String> with(List<String> at, String step) {
    return Stream.concat(at.stream(), Stream.of(step)).toList();
  }
}

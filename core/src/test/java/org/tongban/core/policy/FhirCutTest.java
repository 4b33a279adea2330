package org.tongban.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FhirCutTest {
  private static final String PATIENT =
      "{\"resourceType\":\"Patient\",\"id\":\"p\",\"meta\":{\"tag\":[]},\"name\":[{\"text\":\"甲\",\"use\":\"old\"}],"
          + "\"_birthDate\":{\"id\":\"x\"},\"birthDate\":\"1940-03-05\"}";
  private static final String BUNDLE =
      "{\"resourceType\":\"Bundle\",\"id\":\"b\",\"type\":\"collection\",\"timestamp\":\"2026\",\"entry\":["
          + "{\"fullUrl\":\"urn:1\",\"search\":{\"mode\":\"match\"},\"resource\":"
          + PATIENT
          + "},{\"fullUrl\":\"urn:2\",\"resource\":{\"resourceType\":\"Observation\",\"status\":\"final\"}}]}";

  static Stream<Arguments> cuts() {
    return Stream.of(
        argumentSet(
            "an element of one resource",
            BUNDLE,
            List.of("Observation.status"),
            "{\"resourceType\":\"Bundle\",\"id\":\"b\",\"type\":\"collection\",\"entry\":[{\"fullUrl\":\"urn:2\",\"resource\":{\"resourceType\":\"Observation\",\"status\":\"final\"}}]}"),
        argumentSet(
            "below a list",
            PATIENT,
            List.of("Patient.name.text"),
            "{\"resourceType\":\"Patient\",\"id\":\"p\",\"name\":[{\"text\":\"甲\"}]}"),
        argumentSet(
            "an element and its extension",
            PATIENT,
            List.of("Patient.birthDate"),
            "{\"resourceType\":\"Patient\",\"id\":\"p\",\"_birthDate\":{\"id\":\"x\"},\"birthDate\":\"1940-03-05\"}"),
        argumentSet(
            "an element that is not there",
            PATIENT,
            List.of("Patient.gender"),
            "{\"resourceType\":\"Patient\",\"id\":\"p\"}"),
        argumentSet(
            "an element of the bundle",
            BUNDLE,
            List.of("Bundle.timestamp"),
            "{\"resourceType\":\"Bundle\",\"id\":\"b\",\"type\":\"collection\",\"timestamp\":\"2026\"}"),
        argumentSet(
            "all entries are not to be had by one path",
            BUNDLE,
            List.of("Bundle.entry"),
            "{\"resourceType\":\"Bundle\",\"id\":\"b\",\"type\":\"collection\"}"),
        argumentSet(
            "nor the whole bundle",
            BUNDLE,
            List.of("Bundle"),
            "{\"resourceType\":\"Bundle\",\"id\":\"b\",\"type\":\"collection\",\"timestamp\":\"2026\"}"),
        argumentSet("another resource", PATIENT, List.of("Observation.status"), "{}"),
        argumentSet("no resource", "{\"name\":\"甲\"}", List.of("Patient.name"), "{}"),
        argumentSet("a text", "\"甲\"", List.of("Patient.name"), "{}"),
        argumentSet(
            "an id that is an object",
            "{\"resourceType\":\"Patient\",\"id\":{\"name\":\"甲\"}}",
            List.of("Patient.gender"),
            "{\"resourceType\":\"Patient\"}"));
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void keepsTheFrameAndWhatAPathNames(String body, List<String> paths, String expected) {
    // When
    var cut = FhirCut.cut(Queries.json(body), FieldSet.of(paths));

    // Then
    assertThat(cut).isEqualTo(Queries.json(expected));
  }

  @Test
  void aBundleInABundleIsCutAsWell() {
    // Given
    var outer =
        "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":"
            + BUNDLE
            + "}]}";

    // When
    var cut = FhirCut.cut(Queries.json(outer), FieldSet.of(List.of("Observation.status")));

    // Then
    assertThat(cut.toString()).contains("final").doesNotContain("甲").doesNotContain("1940");
  }

  @Property
  void noElementIsLeftThatNoPathPermits(
      @ForAll("bundles") JsonNode bundle, @ForAll("paths") List<String> paths) {
    // Given
    var fields = FieldSet.of(paths);

    // When
    var cut = FhirCut.cut(bundle, fields);

    // Then
    assertThat(cut.properties())
        .extracting(m -> m.getKey())
        .isSubsetOf("resourceType", "type", "entry");
    for (var entry : cut.path("entry")) {
      var resource = entry.get("resource");
      var type = resource.get("resourceType").textValue();
      assertThat(leaves(resource, List.of(type))).allMatch(fields::permits);
    }
  }

  @Provide
  Arbitrary<JsonNode> bundles() {
    var types = Arbitraries.of("Patient", "Observation", "Secret");
    var resource =
        Combinators.combine(types, RandomJson.objects())
            .as((type, content) -> (JsonNode) ((ObjectNode) content).put("resourceType", type));
    return resource.list().ofMaxSize(4).map(FhirCutTest::bundle);
  }

  @Provide
  Arbitrary<List<String>> paths() {
    var type = Arbitraries.of("Patient", "Observation");
    var element = Arbitraries.of("a", "b", "c", "a.b", "a.c", "b.a.c");
    return Combinators.combine(type, element).as((t, e) -> t + "." + e).list().ofMaxSize(4);
  }

  private static JsonNode bundle(List<JsonNode> resources) {
    var bundle = JsonNodeFactory.instance.objectNode();
    bundle.put("resourceType", "Bundle").put("type", "collection");
    var entries = bundle.putArray("entry");
    for (var resource : resources) {
      var entry = ((ArrayNode) entries).addObject();
      entry.put("fullUrl", "urn:x").set("resource", resource);
    }
    return bundle;
  }

  /** Where scalars and empty containers stand, lists left out as in FHIRPath. */
  private static List<FieldPath> leaves(JsonNode node, List<String> at) {
    if (!node.isContainerNode() || node.isEmpty()) {
      var frame = at.size() == 2 && Set.of("resourceType", "id").contains(at.get(1));
      return frame || at.size() == 1 ? List.of() : List.of(new FieldPath(at));
    }
    var leaves = new ArrayList<FieldPath>();
    node.properties()
        .forEach(
            m ->
                leaves.addAll(
                    leaves(
                        m.getValue(), Stream.concat(at.stream(), Stream.of(m.getKey())).toList())));
    if (node.isArray()) {
      node.forEach(element -> leaves.addAll(leaves(element, at)));
    }
    return leaves;
  }
}

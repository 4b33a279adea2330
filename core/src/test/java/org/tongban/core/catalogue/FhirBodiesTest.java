package org.tongban.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.tongban.core.refusal.Violation;

/** Proves, too, that the parts of HAPI that the build leaves out are not needed here. */
class FhirBodiesTest {
  private final FhirBodies fhir = new FhirBodies();

  private static ObjectNode bundle() {
    return Examples.all(true)
        .filter(example -> example.toString().endsWith("answer-moderate-with-items.json"))
        .findFirst()
        .flatMap(of -> of.example().content())
        .map(JsonNode::<ObjectNode>deepCopy)
        .orElseThrow();
  }

  @Test
  void parsesAndEncodesABundleWithoutLoss() {
    // Given
    var parser = FhirContext.forR4Cached().newJsonParser();
    var json = bundle();

    // When
    var parsed = parser.parseResource(Bundle.class, json.toString());
    var encoded = Examples.json(parser.encodeResourceToString(parsed));

    // Then
    assertThat(encoded).isEqualTo(json);
    var level = (Observation) parsed.getEntry().get(1).getResource();
    assertThat(level.getValueCodeableConcept().getCodingFirstRep().getCode()).isEqualTo("2");
  }

  @Test
  void warmUpIsRepeatable() {
    assertThatCode(
            () -> {
              Examples.CATALOGUE.warmUp();
              Examples.CATALOGUE.warmUp();
            })
        .doesNotThrowAnyException();
  }

  @Test
  void aGoodBundleHasNoFault() {
    assertThat(fhir.check(bundle(), "/body")).isEmpty();
  }

  @Test
  void everyFaultIsNamedAndNoValueRepeated() {
    // Given
    var json = bundle();
    var patient = (ObjectNode) json.at("/entry/0/resource");
    patient.put("gender", "secret-gender").put("birthDate", "secret-date").put("colour", "secret");
    patient.put("310199194003050029", "x");

    // When
    var violations = fhir.check(json, "/body");

    // Then
    assertThat(violations)
        .contains(
            new Violation("/body", "colour is not known to FHIR R4"),
            new Violation("/body", "an element is not known to FHIR R4"))
        .hasSizeGreaterThanOrEqualTo(4);
    assertThat(violations.toString()).doesNotContain("secret").doesNotContain("310199");
  }

  @Test
  void somethingElseThanABundleIsOneFault() {
    assertThat(fhir.check(Examples.json("{\"resourceType\":\"Patient\"}"), "/body"))
        .containsExactly(new Violation("/body", "must be a FHIR R4 Bundle"));
    assertThat(fhir.check(Examples.json("{\"resourceType\":\"Secret\"}"), "/body"))
        .containsExactly(new Violation("/body", "must be a FHIR R4 Bundle"));
    assertThat(fhir.check(Examples.json("{}"), "/body"))
        .containsExactly(new Violation("/body", "must be a FHIR R4 Bundle"));
  }
}

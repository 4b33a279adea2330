package org.tongban.node.demo.fhir;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** Addresses under the catalogue's root ({@code schemas/fhir}). */
final class Mz {
  static final String ROOT = "https://example.org/mz/";
  static final String CITIZEN = ROOT + "id/citizen";
  static final String USCC = ROOT + "id/uscc";

  private Mz() {}

  static String system(String name) {
    return ROOT + "CodeSystem/" + name;
  }

  static String profile(String name) {
    return ROOT + "StructureDefinition/" + name;
  }

  static CodeableConcept concept(String system, String version, String code) {
    return new CodeableConcept(
        new Coding().setSystem(system(system)).setVersion(version).setCode(code));
  }
}

package org.tongban.core.catalogue;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.tongban.core.refusal.Violation;

/** Reads answers that are FHIR R4 Bundles, as strictly as HAPI can. */
final class FhirBodies {
  /**
   * Made at the first use: it costs a second, and not every program that loads a catalogue reads
   * FHIR. The program's only one, for the same reason.
   */
  private static final class Model {
    static final FhirContext CONTEXT = FhirContext.forR4Cached();
  }

  /** Every fault that a strict parser finds; empty when the body is a good Bundle. */
  List<Violation> check(JsonNode body, String prefix) {
    var faults = new FhirFaults(prefix);
    var parser = Model.CONTEXT.newJsonParser();
    parser.setParserErrorHandler(faults);
    try {
      parser.parseResource(Bundle.class, body.toString());
    } catch (DataFormatException e) {
      // the parser's own text may repeat what it read
      faults.unreadable();
    }
    return faults.violations();
  }

  /**
   * Reads and writes one Bundle, so that the model's classes are scanned before they are needed.
   */
  void warmUp() {
    var bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
    bundle.addEntry().setResource(new Patient());
    bundle.addEntry().setResource(observation());
    bundle.addEntry().setResource(new QuestionnaireResponse());
    IParser parser = Model.CONTEXT.newJsonParser();
    parser.parseResource(Bundle.class, parser.encodeResourceToString(bundle));
  }

  private static Observation observation() {
    var observation = new Observation().setValue(new CodeableConcept().setText("-"));
    observation.addComponent().setValue(new IntegerType(0));
    return observation;
  }
}

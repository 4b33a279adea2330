package org.tongban.node.demo.fhir;

import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.rest.annotation.IncludeParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.RequiredParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceOrListParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;

/** {@code POST Observation/_search}: patient, code, with the answered form on demand. */
public final class ObservationProvider implements IResourceProvider {
  private final Map<String, List<Observation>> byPatient;

  ObservationProvider(List<Observation> observations) {
    this.byPatient =
        observations.stream()
            .collect(
                Collectors.groupingBy(each -> each.getSubject().getReferenceElement().getIdPart()));
  }

  @Override
  public Class<Observation> getResourceType() {
    return Observation.class;
  }

  /** The assessments of any of the patients by any of the schemes. */
  @Search
  public List<Observation> find(
      @RequiredParam(name = Observation.SP_PATIENT) ReferenceOrListParam patients,
      @OptionalParam(name = Observation.SP_CODE) TokenOrListParam codes,
      @IncludeParam(allow = "Observation:derived-from") Set<Include> includes,
      RequestDetails request) {
    PostOnly.check(request);
    return patients.getValuesAsQueryTokens().stream()
        .flatMap(patient -> byPatient.getOrDefault(patient.getIdPart(), List.of()).stream())
        .filter(each -> codes == null || matches(codes, each.getCode().getCodingFirstRep()))
        .toList();
  }

  private static boolean matches(TokenOrListParam codes, Coding code) {
    return codes.getValuesAsQueryTokens().stream()
        .anyMatch(
            wanted ->
                wanted.getValue().equals(code.getCode())
                    && (wanted.getSystem() == null || wanted.getSystem().equals(code.getSystem())));
  }
}

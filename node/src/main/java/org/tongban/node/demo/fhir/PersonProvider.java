package org.tongban.node.demo.fhir;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.rest.annotation.IncludeParam;
import ca.uhn.fhir.rest.annotation.RequiredParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Person;

/** {@code POST Person/_search}: identifier, with the Patients on demand. */
public final class PersonProvider implements IResourceProvider {
  private final Map<String, List<Person>> byNumber;

  PersonProvider(List<Person> people) {
    this.byNumber =
        people.stream()
            .flatMap(
                person ->
                    person.getIdentifier().stream()
                        .map(identifier -> Map.entry(identifier.getValue(), person)))
            .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
  }

  @Override
  public Class<Person> getResourceType() {
    return Person.class;
  }

  /** Under any of a person's numbers. */
  @Search
  public List<Person> find(
      @RequiredParam(name = Person.SP_IDENTIFIER) TokenParam identifier,
      @IncludeParam(allow = "Person:patient") Set<Include> includes,
      RequestDetails request) {
    PostOnly.check(request);
    return Mz.CITIZEN.equals(identifier.getSystem())
        ? byNumber.getOrDefault(identifier.getValue(), List.of())
        : List.of();
  }
}

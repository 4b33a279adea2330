package org.tongban.node.demo.fhir;

import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.param.UriParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.List;
import java.util.function.Function;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;

/** Search for crosswalks by address, version, and the code systems at both ends. */
public final class ConceptMapProvider implements IResourceProvider {
  private final List<ConceptMap> maps;

  ConceptMapProvider(List<ConceptMap> maps) {
    this.maps = List.copyOf(maps);
  }

  @Override
  public Class<ConceptMap> getResourceType() {
    return ConceptMap.class;
  }

  /** What is not given doesn't count. */
  @Search
  public List<ConceptMap> find(
      @OptionalParam(name = ConceptMap.SP_URL) UriParam url,
      @OptionalParam(name = ConceptMap.SP_VERSION) TokenParam version,
      @OptionalParam(name = ConceptMap.SP_SOURCE_SYSTEM) UriParam source,
      @OptionalParam(name = ConceptMap.SP_TARGET_SYSTEM) UriParam target) {
    return maps.stream()
        .filter(map -> url == null || map.getUrl().equals(url.getValue()))
        .filter(map -> version == null || map.getVersion().equals(version.getValue()))
        .filter(map -> anyGroup(map, source, ConceptMapGroupComponent::getSource))
        .filter(map -> anyGroup(map, target, ConceptMapGroupComponent::getTarget))
        .toList();
  }

  private static boolean anyGroup(
      ConceptMap map, UriParam wanted, Function<ConceptMapGroupComponent, String> end) {
    return wanted == null
        || map.getGroup().stream().map(end).anyMatch(system -> wanted.getValue().equals(system));
  }
}

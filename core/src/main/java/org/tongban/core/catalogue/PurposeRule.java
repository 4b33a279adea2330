package org.tongban.core.catalogue;

import java.util.List;
import java.util.Set;
import org.tongban.core.message.BasisType;

/**
 * What a contract says about one purpose.
 *
 * @param basis the kinds of legal basis that allow the purpose; never empty
 * @param fields the parts of the answer's body that the purpose may see; never empty. In a JSON
 *     answer a dotted path with {@code []} behind an array, {@code parties[].name}; a path permits
 *     everything below it. In a FHIR answer {@code ResourceType.element}; there the frame of the
 *     Bundle (type, entry, fullUrl, resourceType) always stays, and an entry of which nothing is
 *     permitted is left out
 */
public record PurposeRule(Set<BasisType> basis, List<String> fields) {
  public PurposeRule {
    basis = Set.copyOf(basis);
    fields = List.copyOf(fields);
    if (basis.isEmpty() || fields.isEmpty()) {
      throw new IllegalArgumentException("a purpose names at least one basis and one field");
    }
  }
}

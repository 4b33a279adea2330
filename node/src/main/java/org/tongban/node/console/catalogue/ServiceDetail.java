package org.tongban.node.console.catalogue;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.catalogue.Title;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.Outcome;

/**
 * A service as the local API gives it.
 *
 * @param versions all of them, the newest first
 * @param members codes of those that answer it, suspended ones left out
 * @param meaning what an outcome says, and what it doesn't prove
 * @param changes against the version before
 * @param schemas addresses, by side
 */
record ServiceDetail(
    @JsonUnwrapped Row row,
    String catalogueId,
    Contract.Confidentiality confidentiality,
    int deadlineWorkingDays,
    int retentionDays,
    Set<String> suites,
    List<String> versions,
    List<String> members,
    List<For> purposes,
    Map<Outcome, Title> meaning,
    Optional<Services.Changes> changes,
    Map<String, String> schemas) {
  private static final String REGISTRY = "/api/v1/registry/subjects/%s/versions/%d/schema";

  /** What the list of services has of one. */
  record Row(
      String service,
      String version,
      String titleZh,
      String titleEn,
      Contract.Interaction interaction,
      Contract.Sharing sharing,
      long answering) {
    static Row of(Contract one, long answering) {
      return new Row(
          one.id().value(),
          one.version().toString(),
          one.titleZh(),
          one.titleEn(),
          one.interaction(),
          one.sharing(),
          answering);
    }
  }

  /** A purpose, and what it may see. */
  record For(
      String purpose, String titleZh, String titleEn, Set<BasisType> basis, List<String> fields) {}

  static ServiceDetail of(Contract contract, Services services, boolean english) {
    var members = services.answering(contract.id());
    return new ServiceDetail(
        Row.of(contract, members.size()),
        contract.catalogueId(),
        contract.confidentiality(),
        contract.deadlineWorkingDays(),
        contract.retentionDays(),
        contract.suites(),
        services.versions(contract.id()).stream().map(Object::toString).toList(),
        members.stream().map(member -> member.code().value()).toList(),
        purposes(contract, services),
        new TreeMap<>(contract.meaning()),
        services.changes(contract, english),
        schemas(contract, services));
  }

  private static List<For> purposes(Contract contract, Services services) {
    return contract.purposes().entrySet().stream()
        .map(
            one ->
                new For(
                    one.getKey().code(),
                    services.purpose(one.getKey(), false),
                    services.purpose(one.getKey(), true),
                    new TreeSet<>(one.getValue().basis()),
                    one.getValue().fields()))
        .sorted(Comparator.comparing(For::purpose))
        .toList();
  }

  private static Map<String, String> schemas(Contract contract, Services services) {
    var addresses = new TreeMap<String, String>();
    Stream.of("ask", "answer")
        .forEach(
            side ->
                services
                    .schema(contract, side)
                    .ifPresent(
                        one ->
                            addresses.put(side, REGISTRY.formatted(one.subject(), one.number()))));
    return addresses;
  }
}

package org.tongban.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.tongban.core.message.AskContent;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;

/** All contracts of a schemas folder, their schemas compiled. Safe for use by many threads. */
public final class Catalogue {
  private static final String BODY = "/body";

  private final NavigableMap<ServiceId, NavigableMap<ServiceVersion, Service>> services =
      new TreeMap<>();
  private final Map<String, Title> purposes;
  private final FhirBodies fhir = new FhirBodies();

  Catalogue(List<Service> services, Map<String, Title> purposes) {
    for (var service : services) {
      this.services
          .computeIfAbsent(service.contract().id(), id -> new TreeMap<>())
          .put(service.contract().version(), service);
    }
    this.purposes = Map.copyOf(purposes);
  }

  /**
   * Reads {@code <domain>/<service>/<major.minor>/} and the tables of {@code codes/*.yaml}.
   *
   * @throws CatalogueException with every problem of every file
   */
  public static Catalogue load(Path schemas) {
    return new CatalogueLoader(schemas).load();
  }

  /** The highest version of a service. */
  public Optional<Contract> newest(ServiceId service) {
    return Optional.ofNullable(services.get(service))
        .map(versions -> versions.lastEntry().getValue().contract());
  }

  /** Exactly this version of a service. */
  public Optional<Contract> find(ServiceId service, ServiceVersion version) {
    return Optional.ofNullable(services.get(service))
        .map(versions -> versions.get(version))
        .map(Service::contract);
  }

  /** Whether a service, {@code domain.name}, is asked in steps in any of its versions. */
  public boolean reserves(String service) {
    return contracts().stream()
        .anyMatch(one -> one.id().value().equals(service) && one.twoPhase().isPresent());
  }

  /** Every contract, ordered by service and version. */
  public Collection<Contract> contracts() {
    return services.values().stream()
        .flatMap(versions -> versions.values().stream())
        .map(Service::contract)
        .toList();
  }

  /** The schemas of all versions, ordered by subject and number. */
  public List<PublishedSchema> schemas() {
    var schemas = new ArrayList<PublishedSchema>();
    services.forEach(
        (id, versions) -> {
          schemas.addAll(numbered(id + "-answer", versions, Service::answer));
          schemas.addAll(numbered(id + "-ask", versions, Service::ask));
        });
    return schemas;
  }

  private static List<PublishedSchema> numbered(
      String subject,
      NavigableMap<ServiceVersion, Service> versions,
      Function<Service, BodySchema> side) {
    var schemas = new ArrayList<PublishedSchema>();
    versions.forEach(
        (version, service) ->
            schemas.add(
                PublishedSchema.of(
                    subject, schemas.size() + 1, version, side.apply(service).tree().root())));
    return schemas;
  }

  /** What a purpose means, from {@code codes/purposes.yaml}. */
  public Optional<Title> title(Purpose purpose) {
    return Optional.ofNullable(purposes.get(purpose.code()));
  }

  /** The versions of a service, the newest first; none of a service that isn't known. */
  public List<ServiceVersion> versions(ServiceId service) {
    return services
        .getOrDefault(service, Collections.emptyNavigableMap())
        .descendingKeySet()
        .stream()
        .toList();
  }

  /**
   * Checks an ask: service and version, purpose, basis, body. Content that names no version is held
   * against the newest, and against the older ones of the same major in case the answering member
   * has no newer one.
   *
   * @throws RefusedException CATALOGUE_ITEM_UNKNOWN, VERSION_NOT_ACCEPTED with those that are,
   *     PURPOSE_NOT_ALLOWED, NO_LEGAL_BASIS, or SCHEMA_VIOLATION with every violation of the body,
   *     pointers from {@code /body}
   */
  public ValidContent checkAsk(AskContent content) {
    var versions = services.get(content.service());
    if (versions == null) {
      throw new RefusedException(
          Reason.CATALOGUE_ITEM_UNKNOWN, "the catalogue has no such service");
    }
    var wanted = content.wantedVersion();
    if (wanted.isPresent()) {
      return AskCheck.check(wanted(versions, wanted.get()), content);
    }
    var newest = versions.lastEntry().getValue();
    var older = new ArrayList<ValidContent>();
    for (var service : versions.headMap(versions.lastKey(), false).descendingMap().values()) {
      if (service.contract().version().major() == newest.contract().version().major()) {
        AskCheck.passes(service, content).ifPresent(older::add);
      }
    }
    AskCheck.check(newest, content);
    return new ValidContent(newest.contract(), content, older);
  }

  /**
   * The contract that an ask names.
   *
   * @throws RefusedException CATALOGUE_ITEM_UNKNOWN, VERSION_NOT_ACCEPTED
   */
  public Contract contract(AskContent content) {
    var versions = services.get(content.service());
    var wanted = content.wantedVersion();
    if (versions == null || wanted.isEmpty()) {
      throw new RefusedException(
          Reason.CATALOGUE_ITEM_UNKNOWN,
          "the catalogue has no such service, or no version is named");
    }
    return wanted(versions, wanted.get()).contract();
  }

  /**
   * Checks what many asks of one message have in common, and each of them. The version must be
   * given: items that fit different ones could not go in one message.
   *
   * @param each the items, as if they were asked by themselves
   * @throws RefusedException as {@link #checkAsk}, with every violation of every item
   */
  public ValidContent checkItems(AskContent common, List<? extends AskContent> each) {
    return AskCheck.items(service(contract(common)), common, each);
  }

  private static Service wanted(
      NavigableMap<ServiceVersion, Service> versions, ServiceVersion version) {
    var service = versions.get(version);
    if (service == null) {
      var accepted = "is answered in " + versions.descendingKeySet();
      throw new RefusedException(
          Reason.VERSION_NOT_ACCEPTED, List.of(new Violation("/version", accepted)));
    }
    return service;
  }

  /** Every violation of an ask's body, pointers from {@code /body}; empty when it is good. */
  public List<Violation> checkAskBody(Contract contract, JsonNode body) {
    return service(contract).ask().check(body, BODY);
  }

  /**
   * Every violation of an answer's body, pointers from {@code /body}; empty when it is good. A fact
   * needs a body, a negative may have one, every other outcome must have none.
   */
  public List<Violation> checkAnswer(Contract contract, Outcome outcome, Optional<JsonNode> body) {
    var service = service(contract);
    return switch (outcome) {
      case POSITIVE, PARTIAL ->
          body.map(present -> checkBody(service, present))
              .orElseGet(() -> List.of(new Violation(BODY, "must be present")));
      case NEGATIVE -> body.map(present -> checkBody(service, present)).orElseGet(List::of);
      case NOT_FOUND, AMBIGUOUS, REFUSED, PENDING, IDENTITY_MISMATCH, ERROR ->
          body.isPresent()
              ? List.of(new Violation(BODY, "must not be present with this outcome"))
              : List.of();
    };
  }

  /**
   * Where a later version leaves those behind who know only an earlier one; the rule that minor
   * versions keep stands in {@code schemas/README.md}.
   *
   * @param from a contract of this catalogue
   * @param other where the later one is; may be this one
   * @return one sentence each, led by the name of the file in the later version's folder
   */
  public List<String> breaks(Contract from, Catalogue other, Contract to) {
    return MinorVersion.faults(service(from), other.service(to));
  }

  /** Pays the first use of the FHIR library (seconds) before the first message does. */
  public void warmUp() {
    boolean needed =
        contracts().stream().anyMatch(c -> c.answerFormat() == Contract.AnswerFormat.FHIR_R4);
    if (needed) {
      fhir.warmUp();
    }
  }

  private List<Violation> checkBody(Service service, JsonNode body) {
    var violations = service.answer().check(body, BODY);
    // the parser sees only what the schema has bounded
    if (!violations.isEmpty()) {
      return violations;
    }
    var found = new ArrayList<Violation>();
    if (service.contract().answerFormat() == Contract.AnswerFormat.FHIR_R4) {
      found.addAll(fhir.check(body, BODY));
      found.addAll(BundleReferences.check(body, BODY));
    }
    service.sums().forEach(sum -> sum.check(body, BODY).ifPresent(found::add));
    return List.copyOf(found);
  }

  /** The versions of each service. */
  Collection<NavigableMap<ServiceVersion, Service>> services() {
    return services.values();
  }

  private Service service(Contract contract) {
    var service =
        Optional.ofNullable(services.get(contract.id()))
            .map(versions -> versions.get(contract.version()));
    return service
        .filter(found -> found.contract().equals(contract))
        .orElseThrow(
            () ->
                new RefusedException(
                    Reason.CATALOGUE_ITEM_UNKNOWN, "the contract is not one of this catalogue"));
  }
}

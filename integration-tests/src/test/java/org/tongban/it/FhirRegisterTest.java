package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Person;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.tongban.node.demo.DemoRegisters;
import org.tongban.node.demo.fhir.CareServer;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Region;

/** What the FHIR register serves, held against the profiles by HAPI's full validator. */
class FhirRegisterTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Path PROFILES = SourceText.ROOT.resolve("schemas").resolve("fhir");

  private final FhirContext context = FhirContext.forR4Cached();
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void everythingConformsToTheProfiles() throws Exception {
    // Given
    var content = DemoRegisters.make(TODAY).get(Region.JIASHAN);

    try (var server = CareServer.start(content, PROFILES, 0)) {
      // When
      var base = server.address(Region.JIASHAN);
      List<Resource> served = new ArrayList<>(search(base, "ConceptMap", ""));
      for (var known : List.of(KnownPeople.ELDER, KnownPeople.GRADED, KnownPeople.OLD_STANDARD)) {
        served.addAll(about(base, known.in(Region.JIASHAN).idNumber()));
      }

      // Then
      assertThat(served)
          .extracting(Resource::fhirType)
          .contains("ConceptMap", "Person", "Patient", "Observation", "QuestionnaireResponse");
      var validator = validator();
      assertThat(served).allSatisfy(resource -> assertThat(errors(validator, resource)).isEmpty());
    }
  }

  private List<Resource> about(URI base, String number) throws Exception {
    var identifier = "identifier=" + encoded("https://example.org/mz/id/citizen|" + number);
    List<Resource> found =
        new ArrayList<>(search(base, "Person", identifier + "&_include=Person:patient"));
    var patients =
        found.stream()
            .filter(Person.class::isInstance)
            .map(Person.class::cast)
            .flatMap(person -> person.getLink().stream())
            .map(link -> link.getTarget().getReference())
            .collect(Collectors.joining(","));
    found.addAll(
        search(
            base,
            "Observation",
            "patient=" + encoded(patients) + "&_include=Observation:derived-from"));
    return found;
  }

  private List<Resource> search(URI base, String type, String form) throws Exception {
    var reply =
        client.send(
            HttpRequest.newBuilder(URI.create(base + "/" + type + "/_search"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build(),
            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    return context.newJsonParser().parseResource(Bundle.class, reply.body()).getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static List<String> errors(FhirValidator validator, IBaseResource resource) {
    return validator.validateWithResult(resource).getMessages().stream()
        .filter(message -> message.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal())
        .map(SingleValidationMessage::getMessage)
        .toList();
  }

  private FhirValidator validator() throws IOException {
    var ours = new PrePopulatedValidationSupport(context);
    var parser = context.newJsonParser();
    try (Stream<Path> files = Files.list(PROFILES)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
        ours.addResource(parser.parseResource(Files.readString(file, StandardCharsets.UTF_8)));
      }
    }
    var module =
        new FhirInstanceValidator(
            new ValidationSupportChain(
                new DefaultProfileValidationSupport(context),
                ours,
                new InMemoryTerminologyServerValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context),
                new SnapshotGeneratingValidationSupport(context)));
    module.setErrorForUnknownProfiles(true);
    module.setAnyExtensionsAllowed(false);
    return context.newValidator().registerValidatorModule(module);
  }
}

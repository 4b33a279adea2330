package org.tongban.node.fhir;

import ca.uhn.fhir.validation.SingleValidationMessage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Contract;

/**
 * Holds the FHIR part of a catalogue against the full validator: every resource of {@code fhir/},
 * and every valid example of an answer against the profile that its contract names.
 */
public final class FhirCheck {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path schemas;
  private final ProfileValidator validator;
  private final List<String> faults = new ArrayList<>();

  private FhirCheck(Path schemas) {
    this.schemas = schemas;
    this.validator = ProfileValidator.of(schemas);
  }

  /** Whether a folder has a FHIR part. */
  public static boolean concerns(Path schemas) {
    return !ProfileValidator.resources(schemas).isEmpty();
  }

  /** One sentence for each fault, led by the file that has it; takes up to a minute. */
  public static List<String> faults(Path schemas, Catalogue catalogue) {
    var check = new FhirCheck(schemas);
    check.resources();
    for (var contract : catalogue.contracts()) {
      contract.profile().ifPresent(profile -> check.examples(contract, profile));
    }
    return List.copyOf(check.faults);
  }

  private void resources() {
    for (var file : ProfileValidator.resources(schemas)) {
      tell(file, validator.check(ProfileValidator.text(file)));
    }
  }

  private void examples(Contract contract, String profile) {
    for (var file : valid(contract)) {
      var content = read(file).path("content");
      if (content.path("resourceType").isTextual()) {
        tell(file, validator.check(content.toString(), profile));
      }
    }
  }

  private List<Path> valid(Contract contract) {
    var folder = schemas.resolve(contract.folder()).resolve("examples").resolve("valid");
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void tell(Path file, List<SingleValidationMessage> messages) {
    var name = schemas.relativize(file).toString().replace('\\', '/');
    for (var message : messages) {
      faults.add(name + ": " + message.getLocationString() + ": " + message.getMessage());
    }
  }
}

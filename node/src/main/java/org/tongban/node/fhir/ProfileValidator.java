package org.tongban.node.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HAPI's validator of FHIR R4 over the profiles, code systems and value sets of a schemas folder
 * ({@code fhir/*.json}). Nothing is fetched from the network. The first use takes ten seconds and
 * some hundred megabytes. Safe for use by one thread.
 */
public final class ProfileValidator {
  private static final Logger LOG = LoggerFactory.getLogger(ProfileValidator.class);

  private final FhirValidator validator;

  /** R4's own definitions: read once, for they are large and the same for every folder. */
  private static final class Standard {
    static final FhirContext CONTEXT = FhirContext.forR4Cached();
    static final DefaultProfileValidationSupport DEFINITIONS =
        new DefaultProfileValidationSupport(CONTEXT);
  }

  private ProfileValidator(FhirValidator validator) {
    this.validator = validator;
  }

  /** The validator of a schemas folder; its resources must be readable. */
  public static ProfileValidator of(Path schemas) {
    var context = Standard.CONTEXT;
    var ours = new PrePopulatedValidationSupport(context);
    for (var file : resources(schemas)) {
      add(ours, text(file));
    }
    var chain =
        new ValidationSupportChain(
            ours,
            Standard.DEFINITIONS,
            new CommonCodeSystemsTerminologyService(context),
            new InMemoryTerminologyServerValidationSupport(context),
            new SnapshotGeneratingValidationSupport(context));
    var module = new FhirInstanceValidator(chain);
    module.setNoTerminologyChecks(false);
    return new ProfileValidator(context.newValidator().registerValidatorModule(module));
  }

  /** One that can't be read is told when it is checked itself; the others must do without it. */
  private static void add(PrePopulatedValidationSupport ours, String json) {
    try {
      ours.addResource(Standard.CONTEXT.newJsonParser().parseResource(json));
    } catch (DataFormatException e) {
      LOG.debug("A resource of the catalogue can't be read", e);
    }
  }

  /** The files of the folder's own resources, by name; none where it has no {@code fhir}. */
  static List<Path> resources(Path schemas) {
    var folder = schemas.resolve("fhir");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with a resource, by its own base definition and the profiles that it names. */
  List<SingleValidationMessage> check(String json) {
    return check(json, new ValidationOptions());
  }

  /** What is wrong with a resource, by this profile too. */
  List<SingleValidationMessage> check(String json, String profile) {
    return check(json, new ValidationOptions().addProfile(profile));
  }

  private List<SingleValidationMessage> check(String json, ValidationOptions options) {
    try {
      return errors(validator.validateWithResult(json, options).getMessages());
    } catch (DataFormatException e) {
      var unreadable = new SingleValidationMessage();
      unreadable.setSeverity(ResultSeverityEnum.FATAL);
      unreadable.setLocationString("/");
      unreadable.setMessage(e.getMessage());
      unreadable.setMessageId("unreadable");
      return List.of(unreadable);
    }
  }

  private static List<SingleValidationMessage> errors(List<SingleValidationMessage> messages) {
    return messages.stream()
        .filter(message -> message.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal())
        .toList();
  }
}

package org.tongban.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tongban.core.message.BasisType;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;

/** The example messages of schemas/, each held against its contract. */
final class Examples {
  static final Path SCHEMAS = Path.of("../schemas");
  static final Catalogue CATALOGUE = Catalogue.load(SCHEMAS);

  private static final ObjectMapper JSON = new ObjectMapper();

  private Examples() {}

  /** One example with its contract. */
  record Of(Contract contract, Example example) {
    List<Violation> violations() {
      return example.violations(CATALOGUE, contract);
    }

    @Override
    public String toString() {
      return SCHEMAS.relativize(example.file()).toString();
    }
  }

  static List<Violation> askViolations(Contract contract, JsonNode body) {
    try {
      CATALOGUE.checkAsk(Contents.of(contract, body));
      return List.of();
    } catch (RefusedException e) {
      return e.violations();
    }
  }

  static BasisType anyBasis(PurposeRule rule) {
    return rule.basis().iterator().next();
  }

  static Stream<Of> all(boolean valid) {
    var problems = new ArrayList<String>();
    var reader = new ExampleReader(SCHEMAS, problems);
    var all =
        CATALOGUE.contracts().stream()
            .flatMap(contract -> of(reader, contract))
            .filter(of -> of.example().valid() == valid)
            .toList();
    assertThat(problems).isEmpty();
    return all.stream();
  }

  private static Stream<Of> of(ExampleReader reader, Contract contract) {
    return reader.read(SCHEMAS.resolve(contract.folder())).stream()
        .map(example -> new Of(contract, example));
  }

  static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

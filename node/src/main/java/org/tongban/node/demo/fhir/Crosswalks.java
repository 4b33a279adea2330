package org.tongban.node.demo.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.ConceptMap;

/** Reads {@code ConceptMap-*.json}. */
final class Crosswalks {
  private Crosswalks() {}

  static List<ConceptMap> read(FhirContext context, Path folder) throws IOException {
    var parser = context.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
    List<ConceptMap> maps = new ArrayList<>();
    try (var files = Files.newDirectoryStream(folder, "ConceptMap-*.json")) {
      for (Path file : files) {
        var text = Files.readString(file, StandardCharsets.UTF_8);
        maps.add(parser.parseResource(ConceptMap.class, text));
      }
    }
    return maps;
  }
}

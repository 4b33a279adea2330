package org.tongban.node.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tongban.core.catalogue.Title;

/**
 * Which code of one table stands for which of another, and under which agreement (FHIR R4,
 * ConceptMap).
 *
 * @param file name of its file
 * @param version the agreement that it holds under
 * @param status such as {@code active}
 * @param about what it may and may not be used for
 * @param unmapped what a code stands for that isn't listed; may be empty
 */
public record Crosswalk(
    String id,
    String file,
    Title title,
    String version,
    String status,
    String about,
    String unmapped,
    List<Pair> pairs) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public Crosswalk {
    pairs = List.copyOf(pairs);
  }

  /**
   * Two codes.
   *
   * @param source table of the first, its name only
   * @param target table of the second
   * @param equivalence how the target relates to the source, a code of {@code
   *     concept-map-equivalence}
   * @param note comment of the map; may be empty
   */
  public record Pair(
      String source,
      String code,
      String display,
      String target,
      String targetCode,
      String targetDisplay,
      String equivalence,
      String note) {}

  /** All of a folder, by the file's name; none where there is no such folder. */
  static List<Crosswalk> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.newDirectoryStream(folder, "ConceptMap-*.json")) {
      var found = new ArrayList<Path>();
      files.forEach(found::add);
      var maps = new ArrayList<Crosswalk>();
      for (var file : found.stream().sorted().toList()) {
        maps.add(of(file.getFileName().toString(), JSON.readTree(Files.readAllBytes(file))));
      }
      return maps;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Crosswalk of(String file, JsonNode map) {
    var pairs = new ArrayList<Pair>();
    var unmapped = new ArrayList<String>();
    for (var group : map.path("group")) {
      group
          .path("element")
          .forEach(code -> code.path("target").forEach(to -> pairs.add(pair(group, code, to))));
      var rest = group.path("unmapped");
      unmapped.add((rest.path("code").asText() + " " + rest.path("display").asText()).strip());
    }
    return new Crosswalk(
        map.path("id").asText(),
        file,
        new Title(map.path("title").asText(), english(map)),
        map.path("version").asText(),
        map.path("status").asText(),
        map.path("description").asText(),
        String.join(", ", unmapped.stream().filter(one -> !one.isEmpty()).distinct().toList()),
        pairs);
  }

  private static String english(JsonNode map) {
    for (var translation : map.at("/_title/extension")) {
      var said = translation.path("extension");
      if (said.findValuesAsText("valueCode").contains("en")) {
        return String.join(" ", said.findValuesAsText("valueString"));
      }
    }
    return map.path("title").asText();
  }

  private static Pair pair(JsonNode group, JsonNode code, JsonNode to) {
    return new Pair(
        last(group.path("source").asText()),
        code.path("code").asText(),
        code.path("display").asText(),
        last(group.path("target").asText()),
        to.path("code").asText(),
        to.path("display").asText(),
        to.path("equivalence").asText(),
        to.path("comment").asText());
  }

  private static String last(String address) {
    return address.substring(address.lastIndexOf('/') + 1);
  }
}

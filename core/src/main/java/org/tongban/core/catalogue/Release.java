package org.tongban.core.catalogue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.tongban.core.message.StrictJson;

/**
 * What one release of the catalogue consists of. Whether it is genuine, current and no rollback is
 * for the one to say who opened it.
 *
 * @param catalogue name of the catalogue
 * @param version from 1, higher in each later release
 * @param issued when the operator made it
 * @param expires from when on it is no longer relied on
 * @param files path inside the schemas folder to the SHA-256 digest of its bytes in lower-case hex;
 *     hidden files are no part of a release
 */
public record Release(
    String catalogue, long version, Instant issued, Instant expires, Map<String, String> files) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern FILE = Pattern.compile("[^/\\\\.][^/\\\\]*(/[^/\\\\.][^/\\\\]*)*");
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  /** A folder of a version, which stays as it is once it was released. */
  private static final Pattern FROZEN = Pattern.compile("([^/]+/[^/]+/[0-9]+\\.[0-9]+)/.+");

  public Release {
    Objects.requireNonNull(issued, "issued");
    Objects.requireNonNull(expires, "expires");
    files = Map.copyOf(files);
    check(catalogue != null && NAME.matcher(catalogue).matches(), "catalogue must be a plain name");
    check(version >= 1, "version must be a whole number from 1");
    check(issued.isBefore(expires), "expires must be later than issued");
    check(!files.isEmpty(), "files must not be empty");
    check(
        files.keySet().stream().allMatch(name -> FILE.matcher(name).matches()),
        "files must be named by paths inside the folder");
    check(
        files.values().stream().allMatch(digest -> DIGEST.matcher(digest).matches()),
        "files must have SHA-256 digests in lower-case hex");
  }

  private static void check(boolean good, String rule) {
    if (!good) {
      throw new IllegalArgumentException(rule);
    }
  }

  /**
   * A release of the folder as it is.
   *
   * @throws CatalogueException when a file can't be read
   */
  public static Release of(
      Path schemas, String catalogue, long version, Instant issued, Instant expires) {
    return new Release(catalogue, version, issued, expires, FileDigests.of(schemas));
  }

  /**
   * Reads the JSON document strictly.
   *
   * @throws CatalogueException when it is none
   */
  public static Release parse(byte[] json) {
    return ReleaseReader.read(json);
  }

  /** The JSON document, files in order of their names. */
  public byte[] json() {
    var document = JsonNodeFactory.instance.objectNode();
    document.put("catalogue", catalogue).put("version", version);
    document.put("issued", issued.toString()).put("expires", expires.toString());
    var digests = document.putObject("files");
    new TreeMap<>(files).forEach(digests::put);
    return StrictJson.write(document);
  }

  /**
   * Every file of a folder that is not as in the release: missing, edited or added; one sentence
   * each, led by its name.
   *
   * @throws CatalogueException when a file can't be read
   */
  public List<String> differences(Path schemas) {
    return differences(FileDigests.of(schemas));
  }

  /** The same for the versions that were released alone; new versions and tables may come. */
  List<String> edits(Path schemas) {
    var there = new TreeMap<>(FileDigests.of(schemas));
    var released = new TreeSet<String>();
    files.keySet().forEach(name -> released.add(folder(name)));
    there.keySet().removeIf(name -> !released.contains(folder(name)));
    return differences(there).stream()
        .filter(text -> FROZEN.matcher(text).matches())
        .map(text -> text + ", but its version was released as it was in release " + version)
        .toList();
  }

  private static String folder(String file) {
    var match = FROZEN.matcher(file);
    return match.matches() ? match.group(1) : "";
  }

  private List<String> differences(Map<String, String> there) {
    var names = new TreeSet<>(files.keySet());
    names.addAll(there.keySet());
    var found = new ArrayList<String>();
    for (var name : names) {
      if (!there.containsKey(name)) {
        found.add(name + ": is missing");
      } else if (!files.containsKey(name)) {
        found.add(name + ": was added");
      } else if (!files.get(name).equals(there.get(name))) {
        found.add(name + ": was edited");
      }
    }
    return List.copyOf(found);
  }
}

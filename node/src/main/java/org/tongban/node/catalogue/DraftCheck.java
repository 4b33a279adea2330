package org.tongban.node.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.CatalogueCheck;
import org.tongban.core.catalogue.CatalogueException;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.message.ServiceVersion;

/**
 * What {@code tongban catalogue check} says of a draft beside the versions in force, and what it
 * changes for those who know the version before. Nothing of it stays.
 */
public final class DraftCheck {
  private static final String EXAMPLES = "/examples/";

  private final SchemaFiles inForce;
  private final Draft draft;
  private final Words words;

  private DraftCheck(SchemaFiles inForce, Draft draft, Words words) {
    this.inForce = inForce;
    this.draft = draft;
    this.words = words;
  }

  /**
   * What was found.
   *
   * @param problems what must be mended
   * @param missing examples that it needs before a release
   * @param comparison with the version before; empty where there is none, or while the draft can't
   *     be read
   */
  public record Found(
      List<Problem> problems, List<String> missing, Optional<Comparison> comparison) {
    public Found {
      problems = List.copyOf(problems);
      missing = List.copyOf(missing);
    }
  }

  /**
   * Something wrong.
   *
   * @param file one of the draft's, by its name, or another of the folder
   * @param line counted from 1; 0 for the whole file
   * @param column counted from 1; 0 where none is known
   */
  public record Problem(String file, int line, int column, String message) {}

  /**
   * The draft against the version before it.
   *
   * @param breaks where it leaves those behind who know only that one
   * @param mind what the contract says otherwise, so that people must look
   * @param compatible what the schemas say otherwise and nobody need notice
   */
  public record Comparison(
      ServiceVersion from, List<Problem> breaks, List<String> mind, List<String> compatible) {
    public Comparison {
      breaks = List.copyOf(breaks);
      mind = List.copyOf(mind);
      compatible = List.copyOf(compatible);
    }

    /** {@code breaking}, {@code mind}, {@code compatible}, or {@code same}. */
    public String verdict() {
      if (!breaks.isEmpty()) {
        return "breaking";
      }
      if (!mind.isEmpty()) {
        return "mind";
      }
      return compatible.isEmpty() ? "same" : "compatible";
    }
  }

  /** Checks a draft. */
  public static Found of(SchemaFiles inForce, Draft draft, Words words) {
    return new DraftCheck(inForce, draft, words).check();
  }

  private Found check() {
    var places = places();
    try (var folder = DraftFolder.of(inForce.root(), draft)) {
      var faults = CatalogueCheck.of(folder.root(), Optional.empty()).faults();
      var missing =
          faults.stream()
              .filter(
                  one ->
                      one.contains(EXAMPLES + "valid: has")
                          || one.contains(EXAMPLES + "invalid: has"))
              .toList();
      var problems =
          faults.stream()
              .filter(one -> !missing.contains(one))
              .map(one -> problem(one, places))
              .toList();
      return new Found(problems, missing, comparison(folder, places));
    }
  }

  private Map<String, Places> places() {
    var places = new HashMap<String, Places>();
    draft
        .texts()
        .forEach((name, text) -> places.put(name, Places.of(text, name.endsWith(".yaml"))));
    return places;
  }

  private Problem problem(String fault, Map<String, Places> places) {
    var own = draft.folder() + "/";
    var colon = fault.indexOf(": ");
    var file = colon < 0 ? "" : fault.substring(0, colon);
    var name = file.startsWith(own) ? file.substring(own.length()) : file;
    var message = colon < 0 ? fault : fault.substring(colon + 2);
    var place =
        Optional.ofNullable(file.startsWith(own) ? places.get(name) : null)
            .map(known -> known.named(message))
            .orElse(Places.Place.WHOLE);
    return new Problem(name, place.line(), place.column(), message);
  }

  private Optional<Comparison> comparison(DraftFolder folder, Map<String, Places> places) {
    var before = before();
    if (before.isEmpty()) {
      return Optional.empty();
    }
    Catalogue with;
    try {
      with = Catalogue.load(folder.root());
    } catch (CatalogueException e) {
      return Optional.empty();
    }
    var from = before.get();
    var to = with.find(draft.service(), draft.version()).orElseThrow();
    var breaks = new ArrayList<Problem>();
    inForce.catalogue().breaks(from, with, to).stream()
        .map(fault -> problem(draft.folder() + "/" + fault, places))
        .forEach(breaks::add);
    var changes =
        CatalogueDiff.between(inForce, from, SchemaFiles.of(folder.root(), with), to, words);
    return Optional.of(
        new Comparison(from.version(), breaks, changes.contract(), changes.fields()));
  }

  /** The highest version in force that isn't above the draft. */
  private Optional<Contract> before() {
    return inForce.catalogue().versions(draft.service()).stream()
        .filter(version -> version.compareTo(draft.version()) <= 0)
        .findFirst()
        .flatMap(version -> inForce.catalogue().find(draft.service(), version));
  }
}

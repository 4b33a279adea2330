package org.tongban.core.catalogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that must hold before a schemas folder is released: it loads, its examples behave,
 * each minor version is compatible with the one before, and nothing that was released has changed.
 */
public final class CatalogueCheck {
  /** Fewest valid examples of a contract. */
  static final int VALID = 3;

  /** Fewest invalid ones. */
  static final int INVALID = 8;

  private final Path schemas;
  private final Catalogue catalogue;
  private final List<String> faults = new ArrayList<>();
  private int valid;
  private int invalid;

  private CatalogueCheck(Path schemas, Catalogue catalogue) {
    this.schemas = schemas;
    this.catalogue = catalogue;
  }

  /**
   * What was found.
   *
   * @param contracts how many versions of services there are
   * @param valid how many valid examples
   * @param invalid how many invalid ones
   * @param faults one sentence each, led by the file that has it
   */
  public record Report(int contracts, int valid, int invalid, List<String> faults) {
    public Report {
      faults = List.copyOf(faults);
    }
  }

  /**
   * Checks a schemas folder.
   *
   * @param released the last release, whose versions must be as they were
   */
  public static Report of(Path schemas, Optional<Release> released) {
    var faults = new ArrayList<String>();
    released.ifPresent(release -> faults.addAll(release.edits(schemas)));
    try {
      WorkingDays.of(schemas);
      var check = new CatalogueCheck(schemas, Catalogue.load(schemas));
      check.examples();
      check.versions();
      faults.addAll(check.faults);
      return new Report(check.catalogue.contracts().size(), check.valid, check.invalid, faults);
    } catch (CatalogueException e) {
      faults.addAll(e.problems());
      return new Report(0, 0, 0, faults);
    }
  }

  private void examples() {
    var reader = new ExampleReader(schemas, faults);
    for (var contract : catalogue.contracts()) {
      var examples = reader.read(schemas.resolve(contract.folder()));
      for (var example : examples) {
        example
            .fault(catalogue, contract)
            .ifPresent(text -> faults.add(name(example) + ": " + text));
      }
      int good = (int) examples.stream().filter(Example::valid).count();
      enough(contract, "valid", good, VALID);
      enough(contract, "invalid", examples.size() - good, INVALID);
      valid += good;
      invalid += examples.size() - good;
    }
  }

  private void enough(Contract contract, String kind, int there, int least) {
    if (there < least) {
      faults.add(
          contract.folder()
              + "/examples/"
              + kind
              + ": has "
              + there
              + ", at least "
              + least
              + " needed");
    }
  }

  private void versions() {
    var pairs = catalogue.services().stream().flatMap(all -> MinorVersion.pairs(all).stream());
    for (var pair : pairs.toList()) {
      var before = pair.get(0);
      var after = pair.get(1);
      var breaks = MinorVersion.faults(before, after);
      breaks.forEach(text -> faults.add(after.contract().folder() + "/" + text));
      if (breaks.isEmpty()) {
        olderExamples(before.contract(), after.contract());
      }
    }
  }

  /** What the comparison of schemas says, said once more by messages. */
  private void olderExamples(Contract before, Contract after) {
    var reader = new ExampleReader(schemas, new ArrayList<>());
    for (var example : reader.read(schemas.resolve(before.folder()))) {
      if (example.valid() && !example.violations(catalogue, after).isEmpty()) {
        faults.add(after.folder() + ": refuses " + name(example));
      }
    }
  }

  private String name(Example example) {
    return schemas.relativize(example.file()).toString().replace('\\', '/');
  }
}

package org.tongban.node.console.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.catalogue.PublishedSchema;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.Member;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.catalogue.CatalogueDiff;
import org.tongban.node.catalogue.SchemaFiles;
import org.tongban.node.catalogue.Words;
import org.tongban.node.console.list.Listing;
import org.tongban.node.console.list.TableState;

/** The services of the catalogue in force, and who answers them by the directory in force. */
public final class Services {
  private final Supplier<Catalogue> catalogue;
  private final Supplier<SchemaFiles> files;
  private final Supplier<Directory> directory;

  Services(
      Supplier<Catalogue> catalogue, Supplier<SchemaFiles> files, Supplier<Directory> directory) {
    this.files = files;
    this.catalogue = catalogue;
    this.directory = directory;
  }

  /**
   * A service in its newest version.
   *
   * @param answering how many members answer it in whatever version
   */
  public record Row(Contract contract, long answering) {}

  /** Those whose name or title has the words, by name. */
  Listing<Row> list(TableState state) {
    var words = state.query().toLowerCase(Locale.ROOT);
    var all =
        catalogue.get().contracts().stream()
            .map(Contract::id)
            .distinct()
            .flatMap(id -> catalogue.get().newest(id).stream())
            .filter(contract -> text(contract).contains(words))
            .sorted(Comparator.comparing(Contract::id))
            .toList();
    var shown = state.within(all.size());
    var rows =
        all.stream()
            .skip(shown.from())
            .limit(shown.size())
            .map(contract -> new Row(contract, answering(contract.id()).size()))
            .toList();
    return new Listing<>(rows, all.size(), shown);
  }

  private static String text(Contract contract) {
    return (contract.id() + " " + contract.titleZh() + " " + contract.titleEn())
        .toLowerCase(Locale.ROOT);
  }

  /**
   * A service.
   *
   * @param version empty for the newest
   * @throws RefusedException {@code CATALOGUE_ITEM_UNKNOWN}
   */
  Contract contract(String service, String version) {
    try {
      var id = new ServiceId(service);
      var found =
          version.isEmpty()
              ? catalogue.get().newest(id)
              : catalogue.get().find(id, ServiceVersion.parse(version));
      return found.orElseThrow(Services::unknown);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static RefusedException unknown() {
    return new RefusedException(Reason.CATALOGUE_ITEM_UNKNOWN, "no such service or version");
  }

  List<ServiceVersion> versions(ServiceId service) {
    return catalogue.get().versions(service);
  }

  /**
   * A version against the one before it.
   *
   * @param from number of the one before
   * @param sentences one for each change
   */
  public record Changes(ServiceVersion from, List<String> sentences) {}

  /** What a version changed; empty for the first one. */
  Optional<Changes> changes(Contract contract, boolean english) {
    return versions(contract.id()).stream()
        .filter(version -> version.compareTo(contract.version()) < 0)
        .findFirst()
        .flatMap(version -> catalogue.get().find(contract.id(), version))
        .map(
            before ->
                new Changes(
                    before.version(),
                    CatalogueDiff.between(
                            files.get(), before, contract, Words.of(english ? "en" : "zh"))
                        .all()));
  }

  /** Members that answer it, suspended ones left out. */
  List<Member> answering(ServiceId service) {
    return directory.get().members().stream()
        .filter(Member::active)
        .filter(member -> member.services().containsKey(service))
        .toList();
  }

  /** The files in force. */
  SchemaFiles files() {
    return files.get();
  }

  /** The schema of a side, {@code ask} or {@code answer}; a FHIR answer has none. */
  Optional<PublishedSchema> schema(Contract contract, String side) {
    var subject = contract.id() + "-" + side;
    return catalogue.get().schemas().stream()
        .filter(one -> one.subject().equals(subject))
        .filter(one -> one.version().equals(contract.version()))
        .findFirst();
  }

  /** What people call a purpose. */
  public String purpose(org.tongban.core.message.Purpose purpose, boolean english) {
    return catalogue
        .get()
        .title(purpose)
        .map(title -> english ? title.en() : title.zh())
        .orElse(purpose.code());
  }
}
